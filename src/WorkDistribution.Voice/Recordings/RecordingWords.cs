using WorkDistribution.Media.Recording;

namespace WorkDistribution.Voice.Recordings;

/// <summary>Words of the wire API for recordings.</summary>
internal static class RecordingWords
{
    /// <summary>inbound, outbound, both.</summary>
    public static string ToWire(this RecordingTrack track) => track switch
    {
        RecordingTrack.Received => "inbound",
        RecordingTrack.Sent => "outbound",
        _ => "both",
    };

    /// <summary>The track of a word; both when there is none.</summary>
    public static RecordingTrack ToTrack(string? word) => word switch
    {
        "inbound" => RecordingTrack.Received,
        "outbound" => RecordingTrack.Sent,
        _ => RecordingTrack.Both,
    };
}

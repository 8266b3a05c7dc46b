using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Streams;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Stream in Start (one way) and in Connect (both ways, where only what the caller says is sent).</summary>
internal sealed class StreamReader(string verb) : INounReader
{
    /// <inheritdoc/>
    public string Verb => verb;

    /// <inheritdoc/>
    public string Name => "Stream";

    /// <inheritdoc/>
    public ServiceNoun? Read(CheckedElement element, ProblemList problems)
    {
        if (element.NonEmpty("url") is not { } url)
        {
            problems.Skip(ErrorCatalogue.StreamUrlInvalid, "Stream: it has no url; it is skipped.", element.Markup);
            return null;
        }

        var tracks = Tracks(element.String("track"));
        if (verb == "Connect" && tracks != StreamTracks.Inbound)
        {
            problems.Warn(ErrorCatalogue.StreamTrackInvalid, "Stream: in <Connect> only inbound_track can be sent; it is.", element.Markup);
            tracks = StreamTracks.Inbound;
        }

        return new StreamNoun
        {
            Url = url.Trim(),
            Name = element.NonEmpty("name"),
            Tracks = tracks,
            Parameters = ParameterReader.ReadAll(element, problems),
            StatusCallback = element.NonEmpty("statusCallback"),
            StatusCallbackMethod = element.Method("statusCallbackMethod"),
        };
    }

    private static StreamTracks Tracks(string? word) => word switch
    {
        "outbound_track" => StreamTracks.Outbound,
        "both_tracks" => StreamTracks.Both,
        _ => StreamTracks.Inbound,
    };
}

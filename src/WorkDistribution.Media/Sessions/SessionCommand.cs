using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sdp;
using WorkDistribution.Media.Taps;

namespace WorkDistribution.Media.Sessions;

/// <summary>What a session was asked to do at the next tick.</summary>
internal abstract record SessionCommand
{
    private SessionCommand()
    {
    }

    /// <summary>Offer and answer have agreed.</summary>
    public sealed record Negotiated(NegotiatedMedia Media) : SessionCommand;

    /// <summary>Play a prompt.</summary>
    public sealed record Play(long Id, AudioPrompt Prompt, int Repeat) : SessionCommand;

    /// <summary>Stop what plays.</summary>
    public sealed record StopPlayback : SessionCommand;

    /// <summary>Send keys as events.</summary>
    public sealed record SendDigits(long Id, string Digits) : SessionCommand;

    /// <summary>Begin a recording.</summary>
    public sealed record StartRecording(long Id, RecordingRequest Request) : SessionCommand;

    /// <summary>Pause a recording, or let it go on.</summary>
    public sealed record PauseRecording(long Id, RecordingPause Pause) : SessionCommand;

    /// <summary>End a recording.</summary>
    public sealed record StopRecording(long Id) : SessionCommand;

    /// <summary>Give the audio to a reader.</summary>
    public sealed record AddTap(AudioTap Tap) : SessionCommand;

    /// <summary>Play what is written to a source.</summary>
    public sealed record SetSource(LiveSource Source) : SessionCommand;

    /// <summary>Connect to another leg.</summary>
    public sealed record Link(MediaSession Other) : SessionCommand;

    /// <summary>Disconnect.</summary>
    public sealed record Unlink : SessionCommand;

    /// <summary>Keep what is heard out of recordings, or do so no more.</summary>
    public sealed record Conceal(bool IsConcealed) : SessionCommand;

    /// <summary>A key that came by SIP INFO.</summary>
    public sealed record Digit(char Key) : SessionCommand;
}

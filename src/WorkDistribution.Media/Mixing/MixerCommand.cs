using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sessions;

namespace WorkDistribution.Media.Mixing;

/// <summary>What a conference was asked to do at the next tick.</summary>
internal abstract record MixerCommand
{
    private MixerCommand()
    {
    }

    /// <summary>Bring a session in, or change its role.</summary>
    public sealed record Set(MediaSession Session, MixRole Role) : MixerCommand;

    /// <summary>Take a session out.</summary>
    public sealed record Remove(MediaSession Session) : MixerCommand;

    /// <summary>Play a prompt.</summary>
    public sealed record Play(long Id, AudioPrompt Prompt, int Repeat) : MixerCommand;

    /// <summary>Stop a prompt.</summary>
    public sealed record StopPlayback(long Id) : MixerCommand;

    /// <summary>Begin a recording.</summary>
    public sealed record StartRecording(long Id, RecordingRequest Request) : MixerCommand;

    /// <summary>Pause a recording, or let it go on.</summary>
    public sealed record PauseRecording(long Id, RecordingPause Pause) : MixerCommand;

    /// <summary>End a recording.</summary>
    public sealed record StopRecording(long Id) : MixerCommand;
}

using WorkDistribution.Media.Playback;

namespace WorkDistribution.Media.Sessions;

/// <summary>The one thing a leg plays or sends at a time, and who is told of its end. Clock's thread only.</summary>
internal sealed class LegPlayback(IMediaObserver observer)
{
    private long _current;

    /// <summary>The prompt.</summary>
    public PromptPlayer Player { get; } = new();

    /// <summary>Keys, of a playback or passed on from a bridged leg.</summary>
    public DigitSender Digits { get; } = new();

    /// <summary>Begins a prompt in place of what was.</summary>
    public void Play(long id, AudioPrompt prompt, int repeat)
    {
        Stop();
        _current = id;
        Player.Start(prompt, repeat);
    }

    /// <summary>Begins to send keys in place of what was.</summary>
    public void Send(long id, string digits)
    {
        Stop();
        _current = id;
        Digits.Add(digits, id);
    }

    /// <summary>Ends what plays.</summary>
    public void Stop()
    {
        if (_current != 0)
        {
            Player.Stop();
            Digits.Remove(_current);
            End(completed: false);
        }
    }

    /// <summary>Tells of an end that has come by itself; once a tick.</summary>
    public void Review()
    {
        if (_current != 0 && !Player.IsActive && !Digits.IsBusyWith(_current))
        {
            End(completed: true);
        }
    }

    private void End(bool completed)
    {
        var id = _current;
        _current = 0;
        observer.OnPlaybackEnded(id, completed);
    }
}

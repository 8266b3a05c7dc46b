using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Sessions;

namespace WorkDistribution.Media.Mixing;

/// <summary>What is played into a conference: several prompts at once, a beep over an announcement. Clock's thread only.</summary>
internal sealed class MixPlayback(IMixerObserver observer)
{
    /// <summary>Most prompts at once; more are refused.</summary>
    public const int MostAtOnce = 8;

    private readonly List<(long Id, PromptPlayer Player)> _playing = [];
    private readonly Stack<PromptPlayer> _free = new();

    /// <summary>Begins one.</summary>
    public void Play(long id, AudioPrompt prompt, int repeat)
    {
        if (_playing.Count >= MostAtOnce)
        {
            observer.OnPlaybackEnded(id, completed: false);
            return;
        }

        var player = _free.TryPop(out var used) ? used : new PromptPlayer();
        player.Start(prompt, repeat);
        _playing.Add((id, player));
    }

    /// <summary>Ends one.</summary>
    public void Stop(long id)
    {
        var index = _playing.FindIndex(entry => entry.Id == id);
        if (index >= 0)
        {
            End(index, completed: false);
        }
    }

    /// <summary>Ends all.</summary>
    public void StopAll()
    {
        while (_playing.Count > 0)
        {
            End(_playing.Count - 1, completed: false);
        }
    }

    /// <summary>Adds this tick's part of all that plays.</summary>
    public void AddTo(Mixdown mix)
    {
        for (var i = _playing.Count - 1; i >= 0; i--)
        {
            if (_playing[i].Player.TryNext(out var samples))
            {
                mix.Add(samples);
            }
            else
            {
                End(i, completed: true);
            }
        }
    }

    private void End(int index, bool completed)
    {
        var (id, player) = _playing[index];
        _playing.RemoveAt(index);
        player.Stop();
        _free.Push(player);
        observer.OnPlaybackEnded(id, completed);
    }
}

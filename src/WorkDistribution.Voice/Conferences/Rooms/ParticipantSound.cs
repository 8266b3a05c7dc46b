using System.Diagnostics.CodeAnalysis;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Verbs;

namespace WorkDistribution.Voice.Conferences.Rooms;

/// <summary>What one participant alone hears: music while it waits or is on hold, and announcements, which go before the music. One thing at a time. Called by its room only.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Closed by its room, with whatever is heard then.")]
internal sealed class ParticipantSound(CallSession call, VerbExecutorRegistry verbs)
{
    private WaitInstructions? _music;
    private CancellationTokenSource _stop = new();
    private Task _last = Task.CompletedTask;
    private int _announcements;
    private bool _isClosed;

    /// <summary>Changes the music; null is none. The same again goes on as it is.</summary>
    public void PlayMusic(WaitInstructions? music)
    {
        if (ReferenceEquals(music, _music))
        {
            return;
        }

        _music = music;
        if (_announcements == 0)
        {
            Restart();
        }
    }

    /// <summary>Runs an announcement once, after those that are in hand; the music is heard again afterwards, when <see cref="AnnouncementEnded"/> is called.</summary>
    /// <returns>false when it could not be heard.</returns>
    public Task<bool> AnnounceAsync(WaitInstructions announcement)
    {
        if (_announcements++ == 0)
        {
            StopCurrent();
        }

        var run = RunAnnouncementAsync(_last, announcement, _stop.Token);
        _last = run;
        return run;
    }

    /// <summary>An announcement is over.</summary>
    public void AnnouncementEnded()
    {
        if (--_announcements == 0 && !_isClosed)
        {
            Restart();
        }
    }

    /// <summary>Announcements in hand.</summary>
    public int Announcements => _announcements;

    /// <summary>Plays nothing more and ends when nothing is heard any more.</summary>
    public Task CloseAsync()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            _stop.Cancel();
            _stop.Dispose();
        }

        return _last;
    }

    private void StopCurrent()
    {
        _stop.Cancel();
        _stop.Dispose();
        _stop = CancellationTokenSource.CreateLinkedTokenSource(call.Leg.Gone);
    }

    private void Restart()
    {
        StopCurrent();
        _last = RunMusicAsync(_last, _music, _stop.Token);
    }

    private async Task RunMusicAsync(Task before, WaitInstructions? music, CancellationToken cancellationToken)
    {
        await before;
        if (music is null)
        {
            return;
        }

        await CallGuard.RunAsync(call, async () =>
        {
            try
            {
                await new WaitRunner(call, verbs).RunAsync(music, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // The wait is over.
            }
        });
    }

    private async Task<bool> RunAnnouncementAsync(Task before, WaitInstructions announcement, CancellationToken cancellationToken)
    {
        await before;
        var heard = false;
        await CallGuard.RunAsync(call, async () =>
        {
            try
            {
                heard = await RunOnceAsync(announcement, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Gone before it was over.
            }
        });
        return heard;
    }

    private async Task<bool> RunOnceAsync(WaitInstructions announcement, CancellationToken cancellationToken)
    {
        var documents = new SideDocuments(call, verbs, announcement.Verbs, announcement.Where);
        var next = new DocumentAddress(announcement.Url ?? "", announcement.Method, await announcement.Parameters(cancellationToken));
        for (var i = 0; i < RoomAnnouncer.MostDocuments; i++)
        {
            switch (await documents.RunAsync(next, cancellationToken))
            {
                case null:
                    return false;
                case VerbOutcome.Go go:
                    next = go.Address;
                    break;
                default:
                    return true;
            }
        }

        return false;
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Concurrency;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.CallQueues.Live;

/// <summary>One queue while the server runs: a mailbox owns the line, so that a call is taken once and places are never wrong.</summary>
/// <remarks>
/// Those who leave, and those who come back because their claimer went away, are never lost to a full mailbox: they wait beside it and are looked at before
/// every message. A full mailbox refuses the rest: entering is answered as overloaded, claims find nobody.
/// </remarks>
internal sealed class LiveQueue : IAsyncDisposable
{
    private const int MailboxCapacity = 8_192;

    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Mailbox<QueueRequest> _mailbox;
    private readonly QueueLine _line = new();
    private readonly ConcurrentQueue<QueueMember> _leaving = new();
    private readonly ConcurrentQueue<QueueMember> _returning = new();
    private readonly Queue<QueueRequest.Await> _dequeuers = new();
    private bool _closed;
    private volatile CallQueue _settings;

    public LiveQueue(CallQueue settings, TimeProvider clock, ILogger log)
    {
        _settings = settings;
        _clock = clock;
        _log = log;
        _mailbox = new Mailbox<QueueRequest>(MailboxCapacity, HandleAsync, OnFailed);
    }

    /// <summary>Name and size as they are now.</summary>
    public CallQueue Settings
    {
        get => _settings;
        set => _settings = value;
    }

    /// <summary>Requests refused because the mailbox was full or the queue removed.</summary>
    public long Refused => _mailbox.Refused;

    /// <summary>Enters.</summary>
    /// <param name="member">Who.</param>
    /// <param name="limit">How many may wait, where somebody wants less than the queue's own limit; null: that.</param>
    public Task<QueueEntry> EnterAsync(QueueMember member, int? limit)
    {
        var size = _settings.MaxSize;
        return AskAsync(done => new QueueRequest.Enter(member, Math.Min(limit ?? size, size), done), QueueEntry.Overloaded);
    }

    /// <summary>Leaves, unless it has been claimed.</summary>
    /// <returns>false when it was claimed before.</returns>
    public bool TryLeave(QueueMember member)
    {
        if (!member.TryLeave())
        {
            return false;
        }

        _leaving.Enqueue(member);
        _mailbox.TryPost(new QueueRequest.Wake());
        return true;
    }

    /// <summary>Goes back to its old place.</summary>
    public void Return(QueueMember member)
    {
        _returning.Enqueue(member);
        _mailbox.TryPost(new QueueRequest.Wake());
    }

    /// <summary>Takes the member of a call, or the front (null), if it waits.</summary>
    /// <returns>Its place before; null when nobody was taken.</returns>
    public Task<QueuePlace?> ClaimAsync(CallSid? callSid, QueueClaim claim) =>
        AskAsync<QueuePlace?>(done => new QueueRequest.Claim(callSid, claim, done), null);

    /// <summary>Takes the front as soon as there is one.</summary>
    /// <returns>null when it was cancelled before.</returns>
    public async Task<QueueMember?> AwaitAsync(QueueClaim claim, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<QueueMember?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_mailbox.TryPost(new QueueRequest.Await(claim, done)))
        {
            return null;
        }

        await using var givenUp = cancellationToken.Register(() => done.TrySetResult(null));
        return await done.Task;
    }

    /// <summary>The place of a call, or of the front (null); null when it does not wait.</summary>
    public Task<QueuePlace?> LocateAsync(CallSid? callSid) => AskAsync<QueuePlace?>(done => new QueueRequest.Locate(callSid, done), null);

    /// <summary>A part of the line, and its size.</summary>
    public Task<QueuePage> ListAsync(long behindTicket, int skip, int count) =>
        AskAsync(done => new QueueRequest.List(behindTicket, skip, count, done), new QueuePage([], 0, TimeSpan.Zero));

    /// <summary>Closes the queue when nobody waits in it. Nobody enters afterwards.</summary>
    public Task<bool> TryCloseAsync() => AskAsync(done => new QueueRequest.Close(done), _closed);

    /// <summary>Ends the mailbox.</summary>
    public ValueTask DisposeAsync() => _mailbox.DisposeAsync();

    private Task<T> AskAsync<T>(Func<TaskCompletionSource<T>, QueueRequest> request, T refused)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _mailbox.TryPost(request(done)) ? done.Task : Task.FromResult(refused);
    }

    private ValueTask HandleAsync(QueueRequest request, CancellationToken cancellationToken)
    {
        LookBeside();
        switch (request)
        {
            case QueueRequest.Enter enter:
                enter.Done.TrySetResult(Enter(enter));
                break;
            case QueueRequest.Claim claim:
                claim.Done.TrySetResult(Claim(claim));
                break;
            case QueueRequest.Await waiting when _closed || _dequeuers.Count >= MailboxCapacity:
                waiting.Done.TrySetResult(null);
                break;
            case QueueRequest.Await waiting:
                _dequeuers.Enqueue(waiting);
                break;
            case QueueRequest.Locate locate:
                locate.Done.TrySetResult(_line.Find(locate.CallSid) is { IsWaiting: true } member ? PlaceOf(member) : null);
                break;
            case QueueRequest.List list:
                list.Done.TrySetResult(List(list));
                break;
            case QueueRequest.Close close:
                _closed |= _line.Count == 0;
                close.Done.TrySetResult(_closed);
                SendDequeuersHome();
                break;
            default:
                break;
        }

        Match();
        return ValueTask.CompletedTask;
    }

    private void LookBeside()
    {
        while (_leaving.TryDequeue(out var gone))
        {
            _line.Remove(gone);
        }

        while (_returning.TryDequeue(out var back))
        {
            if (_closed)
            {
                back.TryClaim(new QueueClaim.Release());
            }
            else if (back.IsWaiting)
            {
                _line.Add(back);
            }
        }
    }

    private QueueEntry Enter(QueueRequest.Enter enter)
    {
        if (_closed || _line.Count >= enter.Limit)
        {
            return _closed ? QueueEntry.Closed : QueueEntry.Full;
        }

        // One that hung up while this waited in the mailbox has nothing to enter for.
        if (enter.Member.IsWaiting)
        {
            _line.Add(enter.Member);
        }

        return QueueEntry.Entered;
    }

    private QueuePlace? Claim(QueueRequest.Claim request)
    {
        while (_line.Find(request.CallSid) is { } member)
        {
            var place = PlaceOf(member);
            _line.Remove(member);
            if (member.TryClaim(request.Value))
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>Those who wait and those who wait for them, first come first served. Who gave up meanwhile takes nobody.</summary>
    private void Match()
    {
        while (_dequeuers.TryPeek(out var dequeuer) && (dequeuer.Done.Task.IsCompleted || _line.Count > 0))
        {
            if (dequeuer.Done.Task.IsCompleted)
            {
                _dequeuers.Dequeue();
                continue;
            }

            var member = _line.Find(null)!;
            _line.Remove(member);
            if (!member.TryClaim(dequeuer.Value))
            {
                continue;
            }

            _dequeuers.Dequeue();
            if (!dequeuer.Done.TrySetResult(member) && dequeuer.Value is QueueClaim.Meet meet)
            {
                // It gave up in this very moment: the caller finds nobody there and comes back.
                meet.Handoff.End(ConversationEnd.NeverBegan);
            }
        }
    }

    private void SendDequeuersHome()
    {
        while (_closed && _dequeuers.TryDequeue(out var waiting))
        {
            waiting.Done.TrySetResult(null);
        }
    }

    private QueuePage List(QueueRequest.List list) =>
        new([.. _line.Behind(list.BehindTicket, list.Skip, list.Count).Select(PlaceOf)], _line.Count, _line.AverageWait(_clock.GetUtcNow()));

    private QueuePlace PlaceOf(QueueMember member) => new(member, _line.PositionOf(member), _line.Count, _line.AverageWait(_clock.GetUtcNow()));

    private void OnFailed(Exception exception) => VoiceLog.QueueFailed(_log, exception, _settings.Sid.Value);
}

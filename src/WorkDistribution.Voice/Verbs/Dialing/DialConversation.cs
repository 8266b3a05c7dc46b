using System.Threading.Channels;
using WorkDistribution.Sip.Transfers;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Transfers;

namespace WorkDistribution.Voice.Verbs.Dialing;

/// <summary>Two connected legs, until one of them goes or is transferred. Led by one task; what others ask of it waits in a short line.</summary>
/// <param name="parent">The caller, whose document dialled.</param>
/// <param name="caller">The caller's audio.</param>
/// <param name="callee">The call that answered.</param>
/// <param name="hangupOnStar">Whether the caller's star key ends it.</param>
/// <param name="desk">Joins conversations for attended transfers; null refuses every transfer (603).</param>
internal sealed class DialConversation(CallSession parent, LegMedia caller, CallSession callee, bool hangupOnStar, AttendedTransfers? desk)
{
    private const int MostWaiting = 4;
    private static readonly TimeSpan MostAsked = TimeSpan.FromSeconds(5);
    private static readonly LegEndRequest DialOver = new("dial-over");

    private readonly Channel<ConversationChange> _changes = Channel.CreateBounded<ConversationChange>(MostWaiting);
    private volatile CallSession _callee = callee;

    /// <summary>The caller.</summary>
    public CallSession Parent => parent;

    /// <summary>The one it talks with now.</summary>
    public CallSession Callee => _callee;

    /// <summary>The other of the two.</summary>
    public CallSession PeerOf(CallSession one) => one == parent ? _callee : parent;

    /// <summary>Connects caller and callee and waits for the end. The caller's end or redirect cancels.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ConversationOutcome> RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var star = hangupOnStar ? WaitForStarAsync(caller, stop.Token) : Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token);
        ConversationOutcome outcome = ConversationOutcome.Over.Now;
        Enter(parent);
        Enter(_callee);
        try
        {
            outcome = await TalkAsync(star, stop.Token, cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            Leave(parent);
            Leave(_callee);
            caller.Session.Unbridge();
            RefuseWaiting();
            if (outcome is ConversationOutcome.Over or ConversationOutcome.CallerTaken)
            {
                _callee.Leg.End(DialOver);
                await _callee.Leg.Ended;
            }
        }

        return outcome;
    }

    /// <summary>Takes another in place of the callee, who is not ended. Only from within (a transfer that this conversation carries out).</summary>
    public void Swap(CallSession other)
    {
        Leave(_callee);
        _callee = other;
        Enter(other);
    }

    /// <summary>Another conversation asks: take this one in place of the callee.</summary>
    /// <returns>false when it is over or does not answer.</returns>
    public Task<bool> ReplaceAsync(CallSession other) => AskAsync(done => new ConversationChange.Replace(other, done));

    /// <summary>Another conversation asks: let one of the two go, who will talk there.</summary>
    public Task<bool> ReleaseAsync(CallSession one) =>
        AskAsync(done => one == parent ? new ConversationChange.ReleaseCaller(done) : new ConversationChange.ReleaseCallee(done));

    /// <summary>Ends when the star key is pressed.</summary>
    public static async Task WaitForStarAsync(LegMedia caller, CancellationToken cancellationToken)
    {
        using var keys = caller.ListenForDigits();
        while (true)
        {
            await keys.WaitAsync(cancellationToken);
            while (keys.TryRead(out var key))
            {
                if (key == '*')
                {
                    return;
                }
            }
        }
    }

    private async Task<ConversationOutcome> TalkAsync(Task star, CancellationToken stop, CancellationToken cancellationToken)
    {
        while (true)
        {
            var other = _callee;
            var redirected = other.Redirects.ArrivalAsync();
            if (other.Leg.Media is { } media && !other.Leg.State.IsFinal)
            {
                caller.Session.Bridge(media.Session);
            }

            await Task.WhenAny(other.Leg.Ended, redirected, star, _changes.Reader.WaitToReadAsync(stop).AsTask());
            cancellationToken.ThrowIfCancellationRequested();
            if (_changes.Reader.TryRead(out var change))
            {
                if (await ApplyAsync(change) is { } outcome)
                {
                    return outcome;
                }

                continue;
            }

            return redirected.IsCompleted && !other.Leg.State.IsFinal ? new ConversationOutcome.CalleeRedirected(other) : ConversationOutcome.Over.Now;
        }
    }

    /// <returns>null: it goes on.</returns>
    private async ValueTask<ConversationOutcome?> ApplyAsync(ConversationChange change)
    {
        switch (change)
        {
            // Who asked may have given up meanwhile: then nothing changes.
            case ConversationChange.Asked asked when !asked.Done.TrySetResult(true):
                return null;
            case ConversationChange.Replace replace:
                Swap(replace.Callee);
                return null;
            case ConversationChange.ReleaseCallee:
                return ConversationOutcome.CalleeTaken.Now;
            case ConversationChange.ReleaseCaller:
                return ConversationOutcome.CallerTaken.Now;
            case ConversationChange.Refer { Request: { Replaces: { } replaces } request } refer when desk!.Find(parent, replaces) is { } second:
                return await desk.JoinAsync(this, refer.By, request, second);
            case ConversationChange.Refer refer:
                return new ConversationOutcome.Referred(refer.By, refer.Request);
            default:
                return null;
        }
    }

    private void Enter(CallSession call)
    {
        call.Conversation = this;
        call.Leg.TakeRefersBy(desk is null ? null : refer => _changes.Writer.TryWrite(new ConversationChange.Refer(call, refer)));
    }

    private void Leave(CallSession call)
    {
        if (call.Conversation == this)
        {
            call.Conversation = null;
            call.Leg.TakeRefersBy(null);
        }
    }

    private void RefuseWaiting()
    {
        _changes.Writer.TryComplete();
        while (_changes.Reader.TryRead(out var change))
        {
            if (change is ConversationChange.Refer refer)
            {
                refer.Request.Reject();
            }
            else if (change is ConversationChange.Asked asked)
            {
                asked.Done.TrySetResult(false);
            }
        }
    }

    /// <summary>Two conversations may ask one another at the same time: neither waits for long.</summary>
    private async Task<bool> AskAsync(Func<TaskCompletionSource<bool>, ConversationChange> change)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_changes.Writer.TryWrite(change(done)))
        {
            return false;
        }

        using var limit = new CancellationTokenSource(MostAsked, parent.Services.Clock);
        await using var late = limit.Token.Register(() => done.TrySetResult(false));
        return await done.Task;
    }
}

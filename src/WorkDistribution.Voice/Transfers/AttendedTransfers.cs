using WorkDistribution.Sip.Transfers;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Verbs;
using WorkDistribution.Voice.Verbs.Dialing;

namespace WorkDistribution.Voice.Transfers;

/// <summary>Attended transfers between two calls of this server (RFC 3891): who talks with two, in two conversations, joins these two and leaves.</summary>
/// <param name="registry">Live calls.</param>
/// <param name="context">Where the Dial runs.</param>
internal sealed class AttendedTransfers(CallRegistry registry, VerbContext context)
{
    /// <summary>The call whose dialog is to be replaced; null when it is none of this account's live ones.</summary>
    public CallSession? Find(CallSession of, ReplacesHeader replaces) =>
        registry.Calls.FirstOrDefault(call => call.Record.AccountSid == of.Record.AccountSid && call.Leg.Session?.IsDialog(replaces) == true);

    /// <summary>Joins.</summary>
    /// <param name="first">The conversation that the request came in.</param>
    /// <param name="by">Who asked, in the first.</param>
    /// <param name="refer">The request.</param>
    /// <param name="second">Who asked, in the second.</param>
    /// <returns>How the first conversation ends; null: it goes on, with its callee replaced or as it was.</returns>
    public async ValueTask<ConversationOutcome?> JoinAsync(DialConversation first, CallSession by, IReferRequest refer, CallSession second)
    {
        refer.Accept();
        if (second.Conversation is not { } other || other == first)
        {
            refer.Notify(481);
            return null;
        }

        var (near, far) = (first.PeerOf(by), other.PeerOf(second));
        var (outcome, done) = near == first.Parent ? (null, await IntoFirstAsync(first, other, far))
            : far == other.Parent ? ((ConversationOutcome?)ConversationOutcome.CalleeTaken.Now, await other.ReplaceAsync(near))
            : (ConversationOutcome.CalleeTaken.Now, await AloneAsync(near, far, other));
        if (!done)
        {
            refer.Notify(500);
            return null;
        }

        refer.Notify(200);
        by.Leg.End(TransferReport.Transferred);
        second.Leg.End(TransferReport.Transferred);
        return outcome;
    }

    private static async Task<bool> IntoFirstAsync(DialConversation first, DialConversation other, CallSession far)
    {
        if (!await other.ReleaseAsync(far))
        {
            return false;
        }

        first.Swap(far);
        return true;
    }

    /// <summary>Both were dialled, and who dialled them leaves: they talk without a document.</summary>
    private async Task<bool> AloneAsync(CallSession near, CallSession far, DialConversation other)
    {
        if (near.Leg.Media is not { } media || !await other.ReleaseAsync(far))
        {
            return false;
        }

        registry.Track(TalkAsync(near, media, far));
        return true;
    }

    private Task<bool> TalkAsync(CallSession near, LegMedia media, CallSession far) => CallGuard.RunAsync(near, async () =>
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(near.Leg.Gone);
        var talk = new DialConversation(near, media, far, hangupOnStar: false, desk: null).RunAsync(stop.Token);
        await Task.WhenAny(talk, near.Redirects.ArrivalAsync());
        await stop.CancelAsync();
        try
        {
            if (await talk is ConversationOutcome.CalleeRedirected && far.Redirects.Take() is { } elsewhere)
            {
                registry.Track(context.RunOnItsOwnAsync(far, elsewhere));
            }
        }
        catch (OperationCanceledException)
        {
            // The near one has gone or is led elsewhere.
        }

        if (near.Redirects.Take() is { } instructions)
        {
            await context.RunOnItsOwnAsync(near, instructions);
        }

        near.Leg.End(LegEndRequest.HangUp);
    });
}

using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Verbs.Dialing;

/// <summary>Two connected legs, until one of them goes.</summary>
internal static class DialConversation
{
    private static readonly LegEndRequest DialOver = new("dial-over");

    /// <summary>Connects caller and callee and waits for the end. The caller's end or redirect cancels.</summary>
    /// <param name="caller">The caller's audio.</param>
    /// <param name="callee">The call that answered; ended afterwards unless it was redirected.</param>
    /// <param name="hangupOnStar">Whether the caller's star key ends it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>true when the callee was redirected: it goes on by itself.</returns>
    public static async Task<bool> RunAsync(LegMedia caller, CallSession callee, bool hangupOnStar, CancellationToken cancellationToken)
    {
        var redirected = callee.Redirects.ArrivalAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var star = hangupOnStar ? WaitForStarAsync(caller, stop.Token) : Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token);
        if (callee.Leg.Media is { } media && !callee.Leg.State.IsFinal)
        {
            caller.Session.Bridge(media.Session);
        }

        try
        {
            await Task.WhenAny(callee.Leg.Ended, redirected, star);
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            await stop.CancelAsync();
            caller.Session.Unbridge();
            if (!redirected.IsCompleted)
            {
                callee.Leg.End(DialOver);
                await callee.Leg.Ended;
            }
        }

        return redirected.IsCompleted && !callee.Leg.State.IsFinal;
    }

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
}

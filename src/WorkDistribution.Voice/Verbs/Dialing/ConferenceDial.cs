using System.Collections.Immutable;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Conferences.Rooms;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Dialing;

/// <summary>Dial with a Conference: the caller is in it until it leaves, is taken out, or the conference is over; then the document goes on.</summary>
internal sealed class ConferenceDial(ConferenceRooms rooms, TimeProvider clock)
{
    /// <summary>Enters the conference and stays.</summary>
    public async Task<VerbOutcome> RunAsync(DialVerb verb, ConferenceTarget target, VerbContext context, CancellationToken cancellationToken)
    {
        if (await context.AnswerAsync(cancellationToken) is not { } media)
        {
            return VerbOutcome.Next.Verb;
        }

        var began = clock.GetTimestamp();
        var outcome = await rooms.JoinAsync(context.Call, media, context.Verbs, target.Entry.Resolve(context.Document.Resolve));
        if (outcome is JoinOutcome.Joined joined)
        {
            await StayAsync(verb, joined.Participation, media, cancellationToken);
        }
        else if (outcome is JoinOutcome.Refused refused)
        {
            await context.Call.Notifier.ReportAsync(refused.Error, $"Dial (line {target.Line}): {refused.Detail}", isWarning: true);
        }

        // A redirect discards the result; a hang-up still tells it.
        if (cancellationToken.IsCancellationRequested && !context.Leg.Gone.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }

        return verb.Action is null
            ? VerbOutcome.Next.Verb
            : context.Submit(verb.Action, verb.Method, Result(outcome is JoinOutcome.Joined, clock.GetElapsedTime(began)));
    }

    private static ImmutableArray<KeyValuePair<string, string>> Result(bool wasIn, TimeSpan stayed) => wasIn
        ? [new("DialCallStatus", "answered"), new("DialBridged", "true"), new("DialCallDuration", ((int)Math.Ceiling(stayed.TotalSeconds)).ToWire())]
        : [new("DialCallStatus", "failed"), new("DialBridged", "false")];

    private async Task StayAsync(DialVerb verb, Participation participation, LegMedia media, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var limit = Task.Delay(verb.TimeLimit, clock, stop.Token);
        var star = verb.HangupOnStar ? DialConversation.WaitForStarAsync(media, stop.Token) : limit;
        try
        {
            await Task.WhenAny(participation.Released, limit, star);
        }
        finally
        {
            await stop.CancelAsync();
            await participation.LeaveAsync();
        }
    }
}

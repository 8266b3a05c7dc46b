using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Echo: the leg is bridged with itself, after the jitter buffer, so that the caller hears what a listener would.</summary>
internal sealed class EchoExecutor(TimeProvider clock) : VerbExecutor<EchoVerb>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(EchoVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (await context.AnswerAsync(cancellationToken) is not { } media)
        {
            return VerbOutcome.Next.Verb;
        }

        media.Session.Bridge(media.Session);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        }
        finally
        {
            media.Session.Unbridge();
        }

        return VerbOutcome.Next.Verb;
    }
}

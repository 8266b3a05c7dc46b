using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Pause: waits. Does not answer: as the first verb it delays the answer and the caller hears ringing.</summary>
internal sealed class PauseExecutor(TimeProvider clock) : VerbExecutor<PauseVerb>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(PauseVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (verb.Length > TimeSpan.Zero)
        {
            await Task.Delay(verb.Length, clock, cancellationToken);
        }

        return VerbOutcome.Next.Verb;
    }
}

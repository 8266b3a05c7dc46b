using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Say: speaks text.</summary>
internal sealed class SayExecutor(PromptPlayer player) : VerbExecutor<SayVerb>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(SayVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        await player.PlayAsync(verb, context, cancellationToken);
        await context.AnswerAsync(cancellationToken); // also where there was nothing to say

        return VerbOutcome.Next.Verb;
    }
}

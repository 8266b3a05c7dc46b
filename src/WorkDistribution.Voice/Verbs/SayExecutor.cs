using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Say: speaks text.</summary>
internal sealed class SayExecutor(PromptPlayer player) : VerbExecutor<SayVerb>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(SayVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        var prompt = await player.SpeakAsync(verb, context, cancellationToken);
        if (await context.AnswerAsync(cancellationToken) is { } media && prompt is not null)
        {
            await media.PlayAsync(prompt, verb.Loop, cancellationToken);
        }

        return VerbOutcome.Next.Verb;
    }
}

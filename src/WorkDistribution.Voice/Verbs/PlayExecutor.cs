using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Play: a file, or digits.</summary>
internal sealed class PlayExecutor(PromptPlayer player) : VerbExecutor<PlayVerb>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(PlayVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (verb.Digits is { Length: > 0 } digits && await context.AnswerAsync(cancellationToken) is { } keys)
        {
            await keys.SendDigitsAsync(digits, cancellationToken);
        }

        if (verb.Url.Length == 0 && verb.Content is null)
        {
            return VerbOutcome.Next.Verb;
        }

        var prompt = await player.LoadAsync(verb, context, cancellationToken);
        if (await context.AnswerAsync(cancellationToken) is { } media && prompt is not null)
        {
            await media.PlayAsync(prompt, verb.Loop, cancellationToken);
        }

        return VerbOutcome.Next.Verb;
    }
}

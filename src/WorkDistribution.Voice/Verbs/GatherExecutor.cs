using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Gather: collects keys while its prompts are heard. Keys pressed before it began, or left over after it, do not count.</summary>
internal sealed class GatherExecutor(PromptPlayer player, TimeProvider clock) : VerbExecutor<GatherVerb>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(GatherVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (verb.Input.Contains("speech"))
        {
            await context.Call.Notifier.ReportOnceAsync(ErrorCatalogue.AttributeInvalid, $"Gather (line {verb.Line}): speech is not recognized here; only keys are taken.", isWarning: true);
        }

        if (await context.AnswerAsync(cancellationToken) is not { } media)
        {
            return VerbOutcome.Next.Verb;
        }

        using var keys = media.ListenForDigits();
        var input = new GatherInput(verb);
        if (!await HearPromptsAsync(verb, input, keys, media, context, cancellationToken))
        {
            while (!input.IsComplete && await keys.NextAsync(verb.Timeout, cancellationToken) is { } digit)
            {
                input.Add(digit);
            }
        }

        return input.IsEmpty && !verb.ActionOnEmptyResult
            ? VerbOutcome.Next.Verb
            : context.Submit(verb.Action, verb.Method, input.ToParameters());
    }

    /// <summary>Plays the prompts and takes keys meanwhile; true when the input is complete.</summary>
    private async Task<bool> HearPromptsAsync(GatherVerb verb, GatherInput input, DigitQueue keys, LegMedia media, VerbContext context, CancellationToken cancellationToken)
    {
        if (verb.Prompts.IsEmpty)
        {
            return false;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var prompts = PlayPromptsAsync(verb, media, context, stop.Token);
        try
        {
            while (!prompts.IsCompleted && !input.IsComplete)
            {
                var key = keys.WaitAsync(stop.Token);
                await Task.WhenAny(key, prompts);
                var heard = false;
                while (!input.IsComplete && keys.TryRead(out var digit))
                {
                    input.Add(digit);
                    heard = true;
                }

                if (heard && verb.BargeIn)
                {
                    break;
                }

                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await stop.CancelAsync();
            await prompts;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return input.IsComplete;
    }

    private async Task PlayPromptsAsync(GatherVerb verb, LegMedia media, VerbContext context, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var prompt in verb.Prompts)
            {
                await PlayPromptAsync(prompt, media, context, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // A key, a redirect or a hang-up: whoever cancelled knows why.
        }
    }

    private async Task PlayPromptAsync(Verb prompt, LegMedia media, VerbContext context, CancellationToken cancellationToken)
    {
        switch (prompt)
        {
            case SayVerb say when await player.SpeakAsync(say, context, cancellationToken) is { } speech:
                await media.PlayAsync(speech, say.Loop, cancellationToken);
                break;
            case PlayVerb play when await player.LoadAsync(play, context, cancellationToken) is { } audio:
                await media.PlayAsync(audio, play.Loop, cancellationToken);
                break;
            case PauseVerb pause:
                await Task.Delay(pause.Length, clock, cancellationToken);
                break;
            default:
                break;
        }
    }
}

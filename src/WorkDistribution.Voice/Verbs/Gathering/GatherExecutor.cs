using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Gathering;

/// <summary>
/// Gather: collects keys, or listens to what is said, while its prompts are heard. Keys pressed before it began, or left over after it, do not count.
/// A key wins over speech, also one pressed while somebody speaks: noise may be taken for a beginning, a key may not.
/// </summary>
internal sealed class GatherExecutor(PromptPlayer player, ISpeechRecognizer recognizer, TimeProvider clock) : VerbExecutor<GatherVerb>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(GatherVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (await context.AnswerAsync(cancellationToken) is not { } media)
        {
            return VerbOutcome.Next.Verb;
        }

        using var keys = media.ListenForDigits();
        var input = new GatherInput(verb);
        await using (var speech = verb.TakesSpeech ? new SpeechInput(verb, context, media, recognizer) : null)
        {
            await HearPromptsAsync(verb, input, keys, speech, media, context, cancellationToken);
            speech?.Unmute();
            await WaitForInputAsync(verb, input, keys, speech, cancellationToken);
        }

        while (!input.IsComplete && input.HasKeys && await keys.NextAsync(verb.Timeout, cancellationToken) is { } digit)
        {
            input.Add(digit);
        }

        return input.IsEmpty && !verb.ActionOnEmptyResult
            ? VerbOutcome.Next.Verb
            : context.Submit(verb.Action, verb.Method, input.ToParameters());
    }

    /// <summary>Plays the prompts and takes keys meanwhile, until input stops them.</summary>
    private async Task HearPromptsAsync(
        GatherVerb verb, GatherInput input, DigitQueue keys, SpeechInput? speech, LegMedia media, VerbContext context, CancellationToken cancellationToken)
    {
        if (verb.Prompts.IsEmpty)
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var prompts = PlayPromptsAsync(verb, media, context, stop.Token);
        var spoken = speech is not null && verb.BargeIn ? speech.Began : Task.Delay(Timeout.InfiniteTimeSpan, clock, stop.Token);
        try
        {
            while (!prompts.IsCompleted && !input.IsComplete && !spoken.IsCompleted)
            {
                var key = keys.WaitAsync(stop.Token);
                await Task.WhenAny(key, prompts, spoken);
                if (TakeKeys(verb, input, keys, speech) && verb.BargeIn)
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
    }

    /// <summary>Waits for the first key, for words, or for silence. Silence does not count while somebody speaks or what they said is worked on.</summary>
    private async Task WaitForInputAsync(GatherVerb verb, GatherInput input, DigitQueue keys, SpeechInput? speech, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var silence = Task.Delay(verb.Timeout, clock, stop.Token);
        var heard = speech?.Heard ?? Task.Delay(Timeout.InfiniteTimeSpan, clock, stop.Token);
        while (!input.IsComplete && !input.HasKeys)
        {
            var key = keys.WaitAsync(stop.Token);
            var settled = speech?.Settled ?? Task.CompletedTask;
            await Task.WhenAny(key, heard, silence.IsCompleted ? settled : silence);
            cancellationToken.ThrowIfCancellationRequested();
            if (TakeKeys(verb, input, keys, speech))
            {
                break;
            }

            if (speech is { Heard.IsCompleted: true })
            {
                input.Add(await speech.Heard);
            }
            else if (silence.IsCompleted && settled.IsCompleted && (speech?.Settled.IsCompleted ?? true))
            {
                break;
            }
        }

        await stop.CancelAsync();
    }

    /// <summary>Takes the keys that wait. Where only speech is wanted, the finish key ends it and others do not count.</summary>
    /// <returns>true when there was one that counts.</returns>
    private static bool TakeKeys(GatherVerb verb, GatherInput input, DigitQueue keys, SpeechInput? speech)
    {
        var isHeard = false;
        while (!input.IsComplete && keys.TryRead(out var digit))
        {
            if (verb.TakesKeys)
            {
                input.Add(digit);
                isHeard = true;
            }
            else if (verb.FinishOnKey.Contains(digit, StringComparison.Ordinal))
            {
                speech?.Finish();
            }
        }

        return isHeard;
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
            // A key, a word, a redirect or a hang-up: whoever cancelled knows why.
        }
    }

    private async Task PlayPromptAsync(Verb prompt, LegMedia media, VerbContext context, CancellationToken cancellationToken)
    {
        switch (prompt)
        {
            case SayVerb say:
                await player.PlayAsync(say, context, cancellationToken);
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

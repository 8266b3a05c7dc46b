using System.Globalization;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Callbacks;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Gathering;

/// <summary>
/// Tells the application what is understood while the caller still speaks. Words that two results in a row agree on are stable. One result is worked out
/// at a time; a slow application or engine means fewer of them.
/// </summary>
internal sealed class PartialResults(GatherVerb verb, VerbContext context, ISpeechRecognizer recognizer)
{
    private string[] _before = [];
    private Task _running = Task.CompletedTask;
    private int _sequence;
    private bool _isAllStable;

    /// <summary>Takes what was said so far, unless the last is still worked on.</summary>
    public void Offer(short[] samples, CancellationToken cancellationToken)
    {
        if (_running.IsCompleted)
        {
            _running = RunAsync(samples, cancellationToken);
        }
    }

    /// <summary>How many of the words were there before, from the first on.</summary>
    internal static int StableCount(string[] before, string[] now) =>
        before.Zip(now).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase)).Count();

    private async Task RunAsync(short[] samples, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await recognizer.RecognizeAsync(new RecognitionRequest(samples) { Language = verb.Language, Hints = verb.Hints, IsPartial = true }, cancellationToken);
            if (outcome is RecognitionOutcome.Understood { Alternatives: [var best, ..] } && !cancellationToken.IsCancellationRequested)
            {
                Tell(best);
            }
        }
        catch (OperationCanceledException)
        {
            // The whole is understood already.
        }
    }

    private void Tell(RecognitionAlternative best)
    {
        var words = (verb.ProfanityFilter ? ProfanityFilter.Apply(best.Text) : best.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var stable = StableCount(_before, words);
        if (words.Length == 0 || (_isAllStable && stable == words.Length && stable == _before.Length))
        {
            return; // told already
        }

        _isAllStable = stable == words.Length;
        _before = words;
        var parameters = CallParameters.Build(
            context.Call.Record,
            context.Call.Facts,
            [
                new("SequenceNumber", _sequence.ToWire()),
                new("StableSpeechResult", string.Join(' ', words[..stable])),
                new("UnstableSpeechResult", string.Join(' ', words[stable..])),
                new("Stability", ((double)stable / words.Length).ToString("0.##", CultureInfo.InvariantCulture)),
                new("Confidence", best.Confidence.ToString("0.###", CultureInfo.InvariantCulture)),
                new("Language", verb.Language),
            ]);
        _sequence++;
        context.Call.Callbacks.Send(new CallbackMessage("partial-result", context.Document.Resolve(verb.PartialResultCallback!), verb.PartialResultCallbackMethod, parameters));
    }
}

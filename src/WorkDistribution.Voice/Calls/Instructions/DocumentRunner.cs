using WorkDistribution.Core.Errors;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Speech;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Verbs;

namespace WorkDistribution.Voice.Calls.Instructions;

/// <summary>Runs documents on one call, verb by verb (R1-36), from one to the next, until there is nothing left to do.</summary>
/// <remarks>One runs a call at a time. A redirect or the end of the leg cancels the verb in hand; why is recorded before.</remarks>
internal sealed class DocumentRunner(CallSession call, CallServices services, VerbExecutorRegistry verbs)
{
    private static readonly VerbOutcome.End Finished = new(LegEndRequest.HangUp);

    private FallbackAddress _fallback = FallbackAddress.None;

    /// <summary>true on the answering leg of a Dial before it is connected: a Dial or Enqueue inside is not run.</summary>
    public bool IsWhisper { get; init; }

    /// <summary>Runs from the first document to the end.</summary>
    public async Task<RunEnd> RunAsync(CallInstructions instructions)
    {
        _fallback = FallbackAddress.From(instructions);
        var next = DocumentAddress.From(instructions);
        for (var documents = 0; documents < services.Settings.MaxDocumentsPerCall; documents++)
        {
            var outcome = await RunScopedAsync(next);
            if (call.Leg.Gone.IsCancellationRequested)
            {
                await TellLastAsync(outcome);
                return new RunEnd.Gone();
            }

            if (call.Redirects.Take() is { } redirect)
            {
                _fallback = FallbackAddress.From(redirect);
                next = DocumentAddress.From(redirect);
                continue;
            }

            switch (outcome)
            {
                case VerbOutcome.Go go:
                    next = go.Address;
                    break;
                case VerbOutcome.End end:
                    return ReferenceEquals(end, Finished) ? new RunEnd.Finished() : new RunEnd.HangUp(end.Request);
                default:
                    break;
            }
        }

        await call.Notifier.ReportAsync(ErrorCatalogue.HttpTooManyRedirects, "The call asked for too many documents and was ended.", isWarning: false);
        return new RunEnd.HangUp(LegEndRequest.ApplicationError);
    }

    private async Task<VerbOutcome?> RunScopedAsync(DocumentAddress address)
    {
        var scope = call.Redirects.Enter(call.Leg.Gone);
        try
        {
            return await RunDocumentAsync(address, scope.Token);
        }
        catch (OperationCanceledException) when (scope.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            call.Redirects.Exit(scope);
        }
    }

    private async Task<VerbOutcome> RunDocumentAsync(DocumentAddress address, CancellationToken cancellationToken)
    {
        var document = await call.Webhook.FetchAsync(address, _fallback, cancellationToken);
        if (document is null)
        {
            return await CloseAsync(cancellationToken);
        }

        var context = new VerbContext(call, document, verbs);
        foreach (var verb in document.Verbs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var outcome = await ExecuteAsync(verb, context, cancellationToken);
            if (outcome is not VerbOutcome.Next)
            {
                return outcome;
            }
        }

        return Finished;
    }

    private async ValueTask<VerbOutcome> ExecuteAsync(Verb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (verbs.Find(verb) is { } executor && !(IsWhisper && verb is DialVerb or EnqueueVerb)
            && await executor.ExecuteAsync(verb, context, cancellationToken) is var outcome and not VerbOutcome.Leave)
        {
            return outcome;
        }

        var name = verb is UnsupportedVerb unsupported ? unsupported.Name : verb.GetType().Name.Replace(nameof(Verb), "", StringComparison.Ordinal);
        var where = IsWhisper ? " before the call is connected" : verb is LeaveVerb ? " outside of a queue" : "";
        await call.Notifier.ReportOnceAsync(ErrorCatalogue.VerbNotSupported, $"<{name}> is not run{where}; the call goes on after it (line {verb.Line}).", isWarning: true);
        return VerbOutcome.Next.Verb;
    }

    /// <summary>Last resort (R1-93): say so and end.</summary>
    private async Task<VerbOutcome> CloseAsync(CancellationToken cancellationToken)
    {
        var message = services.Settings.ClosingMessage;
        if (message.Length > 0
            && await services.Prompts.SpeakAsync(new SpeechRequest(message), cancellationToken) is PromptOutcome.Ready ready
            && await call.Leg.AnswerAsync(cancellationToken) is { } media)
        {
            await media.PlayAsync(ready.Prompt, 1, cancellationToken);
        }

        return new VerbOutcome.End(LegEndRequest.ApplicationError);
    }

    private async Task TellLastAsync(VerbOutcome? outcome)
    {
        if (outcome is VerbOutcome.Go go)
        {
            await call.Webhook.TellAsync(go.Address, CancellationToken.None);
        }
    }
}

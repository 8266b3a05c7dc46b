using System.Collections.Frozen;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Verbs;

namespace WorkDistribution.Voice.Calls.Instructions;

/// <summary>Runs single documents while a verb of the call's own document is still in hand (music for one who waits, a word before being connected). Only some verbs are run.</summary>
/// <param name="call">The call that hears them.</param>
/// <param name="verbs">All verbs.</param>
/// <param name="allowed">The kinds that may be run here.</param>
/// <param name="where">Where, in words, for what is written down: "while the call waits".</param>
internal sealed class SideDocuments(CallSession call, VerbExecutorRegistry verbs, FrozenSet<Type> allowed, string where)
{
    /// <summary>Asks for a document and runs it to its end.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="cancellationToken">Cuts it.</param>
    /// <returns>Next at its end; Go, End or Leave when a verb said so; null when there was no document that can be run (which has been written down).</returns>
    public async Task<VerbOutcome?> RunAsync(DocumentAddress address, CancellationToken cancellationToken)
    {
        if (await call.Webhook.FetchAsync(address, FallbackAddress.None, cancellationToken) is not { } document)
        {
            return null;
        }

        var context = new VerbContext(call, document, verbs);
        foreach (var verb in document.Verbs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (allowed.Contains(verb.GetType()) && verbs.Find(verb) is { } executor)
            {
                if (await executor.ExecuteAsync(verb, context, cancellationToken) is var outcome and not VerbOutcome.Next)
                {
                    return outcome;
                }
            }
            else
            {
                var name = verb is UnsupportedVerb unsupported ? unsupported.Name : verb.GetType().Name.Replace(nameof(Verb), "", StringComparison.Ordinal);
                await call.Notifier.ReportOnceAsync(ErrorCatalogue.VerbNotSupported, $"<{name}> is not run {where}; it is skipped (line {verb.Line}).", isWarning: true);
            }
        }

        return VerbOutcome.Next.Verb;
    }
}

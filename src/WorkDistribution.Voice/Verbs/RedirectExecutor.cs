using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Redirect: goes on with another document; does not answer.</summary>
internal sealed class RedirectExecutor : VerbExecutor<RedirectVerb>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(RedirectVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        var url = context.ResolveTemplate(verb.Url, []);
        if (url.Length > 0)
        {
            return new VerbOutcome.Go(new DocumentAddress(url, verb.Method, []));
        }

        await context.Call.Notifier.ReportAsync(ErrorCatalogue.UrlNotUsable, $"Redirect (line {verb.Line}) has no address, and this document has none to repeat.", isWarning: false);
        return new VerbOutcome.End(LegEndRequest.ApplicationError);
    }
}

using System.Collections.Immutable;
using System.Text;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Documents;

namespace WorkDistribution.Voice.Calls.Instructions;

/// <summary>Asks the application of one call or message for documents; a fault is written down and tried at the fallback (R1-91, R1-92).</summary>
/// <param name="services">What all share.</param>
/// <param name="subject">What it is asked about.</param>
/// <param name="reader">Reads its answers.</param>
/// <param name="cookies">The jar of the call or conversation; used by one request at a time.</param>
internal sealed class CallWebhook(CallServices services, IWebhookSubject subject, IDocumentReader reader, WebhookCookies cookies)
{
    /// <summary>Gets the next document.</summary>
    /// <returns>null when neither the application nor its fallback gave one that can be run.</returns>
    public async Task<LoadedDocument?> FetchAsync(DocumentAddress address, FallbackAddress fallback, CancellationToken cancellationToken)
    {
        if (address.Loaded is { } loaded)
        {
            return loaded;
        }

        if (address.Document is { } text)
        {
            return await ReadInlineAsync(text);
        }

        var parameters = subject.ParametersWith(address.Parameters);
        var url = AddressTemplate.Expand(address.Url, parameters);
        var (document, error) = await AskAsync(url, address.Method, parameters, cancellationToken);
        foreach (var next in fallback.Urls)
        {
            if (document is not null || !next.IsFor(error!.Code.ToWire()))
            {
                continue;
            }

            // What the first was told, and what became of it; a further fallback is told of the newest fault.
            ImmutableArray<KeyValuePair<string, string>> repeated = [.. parameters, new("ErrorCode", error.Code.ToWire()), new("ErrorUrl", url)];
            url = AddressTemplate.Expand(next.Url, repeated);
            (document, error) = await AskAsync(url, fallback.Method, repeated, cancellationToken);
        }

        return document;
    }

    /// <summary>Tells the application the result of the last action when the call is over already; its answer is not followed.</summary>
    public async Task TellAsync(DocumentAddress address, CancellationToken cancellationToken)
    {
        if (address.Document is null && IsUsable(address.Url))
        {
            var request = Request(address.Url, address.Method, subject.ParametersWith(address.Parameters));
            if (await services.Webhooks.SendAsync(request, cancellationToken) is WebhookOutcome.Failed failed)
            {
                await subject.Notifier.ReportAsync(failed.Error, failed.Detail, isWarning: true, request, failed);
            }
        }
    }

    private static bool IsUsable(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https";

    private async Task<(LoadedDocument? Document, ErrorCode? Error)> AskAsync(
        string url,
        WebhookMethod method,
        ImmutableArray<KeyValuePair<string, string>> parameters,
        CancellationToken cancellationToken)
    {
        var request = Request(url, method, parameters);
        if (!IsUsable(url))
        {
            await subject.Notifier.ReportAsync(ErrorCatalogue.UrlNotUsable, $"'{url}' is no http or https address.", isWarning: false, request);
            return (null, ErrorCatalogue.UrlNotUsable);
        }

        var outcome = await services.Webhooks.SendAsync(request, cancellationToken);
        if (outcome is not WebhookOutcome.Answered answered)
        {
            var failed = (WebhookOutcome.Failed)outcome;
            await subject.Notifier.ReportAsync(failed.Error, failed.Detail, isWarning: false, request, failed);
            return (null, failed.Error);
        }

        var document = reader.Read(answered.ContentType, answered.Body);
        await subject.Notifier.ReportAsync(document.Problems, request, answered);
        return document.IsUsable
            ? (new LoadedDocument(document.Verbs, answered.FinalUrl, method), null)
            : (null, FirstError(document));
    }

    private async Task<LoadedDocument?> ReadInlineAsync(string text)
    {
        var document = reader.Read("text/xml; charset=utf-8", Encoding.UTF8.GetBytes(text));
        await subject.Notifier.ReportAsync(document.Problems, null, null);
        return document.IsUsable ? new LoadedDocument(document.Verbs, "", WebhookMethod.Post) : null;
    }

    private static ErrorCode FirstError(VoiceDocument document) => document.Problems.First(p => !p.IsWarning).Error;

    private WebhookRequest Request(string url, WebhookMethod method, ImmutableArray<KeyValuePair<string, string>> parameters) => new()
    {
        AccountSid = subject.AccountSid,
        Url = url,
        Method = method,
        Parameters = parameters,
        Cookies = cookies,
        Timeout = services.Settings.WebhookTimeout,
    };
}

using System.Text;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Notifications;

/// <summary>One entry of an account's error log: a fault of its application, with everything needed to find it.</summary>
public sealed record Notification
{
    private const int LongestBody = 64 * 1024;

    /// <summary>The entry.</summary>
    public required NotificationSid Sid { get; init; }

    /// <summary>Its account.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>The call in which it happened; null when none.</summary>
    public CallSid? CallSid { get; init; }

    /// <summary>Catalogue code.</summary>
    public required int ErrorCode { get; init; }

    /// <summary>0 error, 1 warning.</summary>
    public required int Log { get; init; }

    /// <summary>What happened, in words; line and column for documents.</summary>
    public required string MessageText { get; init; }

    /// <summary>Line in the document, from 1; null when it is no document's fault.</summary>
    public int? Line { get; init; }

    /// <summary>Column in the document, from 1; null likewise.</summary>
    public int? Column { get; init; }

    /// <summary>The address asked; null when none was.</summary>
    public string? RequestUrl { get; init; }

    /// <summary>GET or POST; null when nothing was asked.</summary>
    public string? RequestMethod { get; init; }

    /// <summary>The parameters sent, form-encoded; null when none.</summary>
    public string? RequestVariables { get; init; }

    /// <summary>Headers of the answer, a line each; null when there was none.</summary>
    public string? ResponseHeaders { get; init; }

    /// <summary>The answer's body, cut at 64 KB; null when there was none.</summary>
    public string? ResponseBody { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset MessageDate { get; init; }

    /// <summary>The same with what was asked and what came of it.</summary>
    /// <param name="request">What was asked; null: nothing.</param>
    /// <param name="outcome">What came of it; null: nothing.</param>
    public Notification About(WebhookRequest? request, WebhookOutcome? outcome)
    {
        var (headers, body) = Response(outcome);
        return this with
        {
            RequestUrl = request?.Url,
            RequestMethod = request is null ? null : request.Method == WebhookMethod.Get ? "GET" : "POST",
            RequestVariables = request is null ? null : string.Join('&', request.Parameters.Select(static p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}")),
            ResponseHeaders = headers,
            ResponseBody = body,
        };
    }

    private static (string? Headers, string? Body) Response(WebhookOutcome? outcome) => outcome switch
    {
        WebhookOutcome.Answered answered => (
            string.Join('\n', answered.Headers.Select(static h => $"{h.Key}: {h.Value}")),
            Encoding.UTF8.GetString(answered.Body.Span[..Math.Min(answered.Body.Length, LongestBody)])),
        WebhookOutcome.Failed { Body: { } body } => (null, body.Length > LongestBody ? body[..LongestBody] : body),
        _ => (null, null),
    };
}

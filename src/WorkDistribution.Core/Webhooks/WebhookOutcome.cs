using System.Collections.Immutable;
using WorkDistribution.Core.Errors;

namespace WorkDistribution.Core.Webhooks;

/// <summary>What became of a webhook. Expected failures are values, never exceptions.</summary>
public abstract record WebhookOutcome
{
    private WebhookOutcome()
    {
    }

    /// <summary>The application answered with a success status (2xx).</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="ContentType">The Content-Type as sent, with its parameters; empty when none was sent.</param>
    /// <param name="Body">The body, already within the size limit.</param>
    /// <param name="FinalUrl">The address after redirects: relative addresses in the answer resolve against it.</param>
    /// <param name="Headers">Response headers, for caching rules and the call's record.</param>
    public sealed record Answered(
        int Status,
        string ContentType,
        ReadOnlyMemory<byte> Body,
        string FinalUrl,
        ImmutableArray<KeyValuePair<string, string>> Headers) : WebhookOutcome;

    /// <summary>No usable answer: refused, timed out, forbidden address, error status, too large.</summary>
    /// <param name="Error">The catalogue entry (11200, 11205, ...).</param>
    /// <param name="Detail">What happened, in words a developer can act on; no secrets.</param>
    /// <param name="Status">The HTTP status where there was one.</param>
    /// <param name="Body">The start of the answer's body where there was one, for the notification.</param>
    public sealed record Failed(ErrorCode Error, string Detail, int? Status = null, string? Body = null) : WebhookOutcome;
}

using System.Diagnostics.CodeAnalysis;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Conferences;

namespace WorkDistribution.Api.Formats;

/// <summary>Enumerations as they are written on the wire.</summary>
internal static class WireWords
{
    public const string ApiVersion = "2010-04-01";

    public static string Of(WebhookMethod method) => method == WebhookMethod.Get ? "GET" : "POST";

    public static string Of(AccountStatus status) => status switch
    {
        AccountStatus.Suspended => "suspended",
        AccountStatus.Closed => "closed",
        _ => "active",
    };

    public static string Of(CallDirection direction) => direction switch
    {
        CallDirection.OutboundApi => "outbound-api",
        CallDirection.OutboundDial => "outbound-dial",
        _ => "inbound",
    };

    /// <summary>REST knows no "initiated" (callbacks do): until it rings, a call is queued there.</summary>
    public static string Of(CallStatus status) => status switch
    {
        CallStatus.Ringing => "ringing",
        CallStatus.InProgress => "in-progress",
        CallStatus.Completed => "completed",
        CallStatus.Busy => "busy",
        CallStatus.Failed => "failed",
        CallStatus.NoAnswer => "no-answer",
        CallStatus.Canceled => "canceled",
        _ => "queued",
    };

    public static string Of(ConferenceStatus status) => status switch
    {
        ConferenceStatus.Init => "init",
        ConferenceStatus.InProgress => "in-progress",
        _ => "completed",
    };

    public static string Of(ConferenceEndReason reason) => reason switch
    {
        ConferenceEndReason.EndedViaApi => "conference-ended-via-api",
        ConferenceEndReason.EndingParticipantLeft => "participant-with-end-conference-on-exit-left",
        ConferenceEndReason.EndingParticipantKicked => "participant-with-end-conference-on-exit-kicked",
        ConferenceEndReason.LastParticipantKicked => "last-participant-kicked",
        _ => "last-participant-left",
    };

    public static string Of(ParticipantStatus status) => status switch
    {
        ParticipantStatus.Queued => "queued",
        ParticipantStatus.Connecting => "connecting",
        ParticipantStatus.Ringing => "ringing",
        ParticipantStatus.Connected => "connected",
        ParticipantStatus.Complete => "complete",
        _ => "failed",
    };

    public static bool TryRead(string word, out CallStatus status)
    {
        CallStatus? found = word switch
        {
            "queued" => CallStatus.Queued,
            "initiated" => CallStatus.Initiated,
            "ringing" => CallStatus.Ringing,
            "in-progress" => CallStatus.InProgress,
            "completed" => CallStatus.Completed,
            "busy" => CallStatus.Busy,
            "failed" => CallStatus.Failed,
            "no-answer" => CallStatus.NoAnswer,
            "canceled" => CallStatus.Canceled,
            _ => null,
        };
        status = found.GetValueOrDefault();
        return found is not null;
    }

    public static bool TryRead(string word, out AccountStatus status)
    {
        AccountStatus? found = word switch
        {
            "active" => AccountStatus.Active,
            "suspended" => AccountStatus.Suspended,
            "closed" => AccountStatus.Closed,
            _ => null,
        };
        status = found.GetValueOrDefault();
        return found is not null;
    }

    /// <summary>An address as people write it: (415) 555-1212 for North American numbers, anything else as it is.</summary>
    [return: NotNullIfNotNull(nameof(address))]
    public static string? Formatted(string? address) =>
        address is { Length: 12 } && address.StartsWith("+1", StringComparison.Ordinal) && !address.AsSpan(2).ContainsAnyExceptInRange('0', '9')
            ? $"({address.AsSpan(2, 3)}) {address.AsSpan(5, 3)}-{address.AsSpan(8)}"
            : address;
}

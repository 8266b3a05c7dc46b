using System.Globalization;
using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Api.Voice;

/// <summary>A call on the wire: numbers as text, null until there is something to say.</summary>
internal sealed record CallResponse(
    string Sid,
    string? DateCreated,
    string? DateUpdated,
    string? ParentCallSid,
    string AccountSid,
    string To,
    string ToFormatted,
    string From,
    string FromFormatted,
    string? PhoneNumberSid,
    string Status,
    string? StartTime,
    string? EndTime,
    string? Duration,
    string? Price,
    string PriceUnit,
    string Direction,
    string? AnsweredBy,
    string ApiVersion,
    string? ForwardedFrom,
    string? GroupSid,
    string? CallerName,
    string QueueTime,
    string? TrunkSid,
    string Uri,
    IReadOnlyDictionary<string, string> SubresourceUris)
{
    public static CallResponse Of(CallRecord call)
    {
        var uri = $"/2010-04-01/Accounts/{call.AccountSid}/Calls/{call.Sid}";
        return new CallResponse(
            call.Sid.Value,
            WireDate.Write(call.DateCreated),
            WireDate.Write(call.DateUpdated),
            call.ParentCallSid?.Value,
            call.AccountSid.Value,
            call.To,
            WireWords.Formatted(call.To),
            call.From,
            WireWords.Formatted(call.From),
            call.PhoneNumberSid?.Value,
            WireWords.Of(call.Status),
            WireDate.Write(call.StartTime),
            WireDate.Write(call.EndTime),
            call.Duration?.ToString(CultureInfo.InvariantCulture),
            Price: null,
            PriceUnit: "USD",
            WireWords.Of(call.Direction),
            call.AnsweredBy,
            WireWords.ApiVersion,
            call.ForwardedFrom,
            GroupSid: null,
            call.CallerName,
            ((long)call.QueueTime.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
            TrunkSid: null,
            uri + ".json",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["notifications"] = uri + "/Notifications.json",
                ["recordings"] = uri + "/Recordings.json",
            });
    }
}

using System.Globalization;
using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Api.Messages;

/// <summary>A message on the wire.</summary>
internal sealed record MessageResponse(
    string Sid,
    string AccountSid,
    string? MessagingServiceSid,
    string From,
    string To,
    string Body,
    string NumSegments,
    string NumMedia,
    string Direction,
    string Status,
    int? ErrorCode,
    string? ErrorMessage,
    string? Price,
    string PriceUnit,
    string ApiVersion,
    string DateCreated,
    string DateUpdated,
    string? DateSent,
    string Uri,
    IReadOnlyDictionary<string, string> SubresourceUris)
{
    public static MessageResponse Of(MessageRecord message)
    {
        var uri = $"/2010-04-01/Accounts/{message.AccountSid}/Messages/{message.Sid}";
        return new MessageResponse(
            message.Sid.Value,
            message.AccountSid.Value,
            MessagingServiceSid: null,
            message.From,
            message.To,
            message.Body,
            message.NumSegments.ToString(CultureInfo.InvariantCulture),
            message.NumMedia.ToString(CultureInfo.InvariantCulture),
            message.Direction.ToWire(),
            message.Status.ToWire(),
            message.ErrorCode,
            message.ErrorMessage,
            Price: null,
            PriceUnit: "USD",
            WireWords.ApiVersion,
            WireDate.Write(message.DateCreated),
            WireDate.Write(message.DateUpdated),
            WireDate.Write(message.DateSent),
            uri + ".json",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["media"] = uri + "/Media.json" });
    }
}

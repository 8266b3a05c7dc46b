using System.Globalization;
using WorkDistribution.Api.Formats;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Notifications;

namespace WorkDistribution.Api.Voice;

/// <summary>A notification on the wire, with the exchange that led to it.</summary>
internal sealed record NotificationResponse(
    string Sid,
    string AccountSid,
    string? CallSid,
    string ApiVersion,
    string Log,
    string ErrorCode,
    string MoreInfo,
    string MessageText,
    string MessageDate,
    string? RequestUrl,
    string? RequestMethod,
    string? RequestVariables,
    string? ResponseHeaders,
    string? ResponseBody,
    string DateCreated,
    string DateUpdated,
    string Uri)
{
    public static NotificationResponse Of(Notification notification)
    {
        var entry = NotificationEntryResponse.Of(notification);
        return new NotificationResponse(
            entry.Sid,
            entry.AccountSid,
            entry.CallSid,
            entry.ApiVersion,
            entry.Log,
            entry.ErrorCode,
            entry.MoreInfo,
            entry.MessageText,
            entry.MessageDate,
            entry.RequestUrl,
            entry.RequestMethod,
            notification.RequestVariables,
            notification.ResponseHeaders,
            notification.ResponseBody,
            entry.DateCreated,
            entry.DateUpdated,
            entry.Uri);
    }
}

/// <summary>A notification in a list: without the exchange, which may be long.</summary>
internal sealed record NotificationEntryResponse(
    string Sid,
    string AccountSid,
    string? CallSid,
    string ApiVersion,
    string Log,
    string ErrorCode,
    string MoreInfo,
    string MessageText,
    string MessageDate,
    string? RequestUrl,
    string? RequestMethod,
    string DateCreated,
    string DateUpdated,
    string Uri)
{
    public static NotificationEntryResponse Of(Notification notification)
    {
        var date = WireDate.Write(notification.MessageDate);
        var owner = $"/2010-04-01/Accounts/{notification.AccountSid}" + (notification.CallSid is { } call ? $"/Calls/{call}" : "");
        return new NotificationEntryResponse(
            notification.Sid.Value,
            notification.AccountSid.Value,
            notification.CallSid?.Value,
            WireWords.ApiVersion,
            notification.Log.ToString(CultureInfo.InvariantCulture),
            notification.ErrorCode.ToString(CultureInfo.InvariantCulture),
            new ErrorCode(notification.ErrorCode, 0, "").MoreInfo,
            notification.MessageText,
            date,
            notification.RequestUrl,
            notification.RequestMethod,
            date,
            date,
            $"{owner}/Notifications/{notification.Sid}.json");
    }
}

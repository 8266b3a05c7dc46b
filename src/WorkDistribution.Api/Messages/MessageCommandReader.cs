using System.Collections.Immutable;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Applications;
using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Api.Messages;

/// <summary>Reads what is asked of a message.</summary>
internal sealed class MessageCommandReader(IApplicationStore applications, TimeProvider clock)
{
    public static readonly OperationParameters Create = new(
        Used: ["To", "From", "Body", "MediaUrl", "StatusCallback", "ApplicationSid", "ValidityPeriod", "SendAt", "ScheduleType"],
        Ignored: ["MaxPrice", "ProvideFeedback", "Attempt", "ForceDelivery", "SmartEncoded", "TrafficType", "SendAsMms", "MessageIntent", "RiskCheck", "FallbackFrom", "ContentVariables"],
        Refused:
        [
            ("MessagingServiceSid", []), ("ContentSid", []), ("PersistentAction", []), ("ShortenUrls", ["false"]), ("ContentRetention", ["retain"]), ("AddressRetention", ["retain"]),
        ]);

    public static readonly OperationParameters Update = new(["Body", "Status"], [], []);

    private const int LongestValidity = 36_000;
    private static readonly TimeSpan LatestHour = TimeSpan.FromDays(35);

    /// <summary>A message to send. What is wrong with the request is noted; what its addresses mean is seen when it is sent.</summary>
    public async Task<SendMessageCommand> ReadCreateAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var body = parameters.Raw("Body") ?? "";
        var media = ReadMedia(parameters);
        if (body.Length > SendMessageCommand.LongestBody)
        {
            parameters.Refuse(ErrorCatalogue.MessageBodyTooLong);
        }
        else if (body.Length == 0 && media.IsEmpty)
        {
            parameters.Refuse(ErrorCatalogue.MessageContentRequired);
        }

        var command = new SendMessageCommand
        {
            AccountSid = request.Account.Sid,
            Direction = MessageDirection.OutboundApi,
            To = Required(parameters, "To", ErrorCatalogue.MessageToRequired),
            From = Required(parameters, "From", ErrorCatalogue.MessageFromRequired),
            Body = body,
            Media = media,
            StatusCallback = parameters.Url("StatusCallback", ErrorCatalogue.MessageStatusCallbackInvalid) ?? await OfApplicationAsync(request),
            Validity = TimeSpan.FromSeconds(parameters.Number("ValidityPeriod", 1, LongestValidity) ?? LongestValidity),
            SendAt = ReadHour(parameters),
        };
        Create.Check(parameters);
        return command;
    }

    private static string Required(RequestParameters parameters, string name, ErrorCode missing)
    {
        var text = parameters.Text(name)?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            parameters.Refuse(missing);
        }

        return text ?? "";
    }

    private static ImmutableArray<MessageAttachment> ReadMedia(RequestParameters parameters)
    {
        var urls = parameters.Texts("MediaUrl").Where(static url => url.Length > 0).ToList();
        foreach (var url in urls.Where(static url => !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https")))
        {
            parameters.Refuse(ErrorCatalogue.MessageMediaUrlInvalid, $"MediaUrl is not a valid URL: {url}");
        }

        if (urls.Count > SendMessageCommand.MostMedia)
        {
            parameters.Refuse(ErrorCatalogue.MessageTooMuchMedia, $"At most {SendMessageCommand.MostMedia} MediaUrl may be given");
        }

        return [.. urls.Select(MessageAttachment.At)];
    }

    /// <summary>Whom the application names; the addresses given beside it come first.</summary>
    private async Task<string?> OfApplicationAsync(ApiRequest request)
    {
        if (await VoiceParameters.ReadApplicationAsync(request, "ApplicationSid", null, applications) is not { } sid
            || await applications.FindAsync(request.Account.Sid, sid, request.Aborted) is not { } application)
        {
            return null;
        }

        return application.MessageStatusCallback is { Length: > 0 } callback ? callback : application.SmsStatusCallback is { Length: > 0 } older ? older : null;
    }

    private DateTimeOffset? ReadHour(RequestParameters parameters)
    {
        var isFixed = parameters.Word("ScheduleType", "fixed") is not null;
        var hour = parameters.Instant("SendAt");
        if (isFixed && !parameters.Has("SendAt"))
        {
            parameters.Refuse(ErrorCatalogue.InvalidParameter, "SendAt is required with ScheduleType");
        }
        else if (hour is not null && !parameters.Has("ScheduleType"))
        {
            parameters.Refuse(ErrorCatalogue.InvalidParameter, "ScheduleType=fixed is required with SendAt");
        }

        if (hour is { } at && (at <= clock.GetUtcNow() || at > clock.GetUtcNow() + LatestHour))
        {
            parameters.Refuse(ErrorCatalogue.InvalidParameter, $"SendAt must lie in the future, at most {LatestHour.Days} days from now: {WireDate.Iso(at)}");
        }

        return hour;
    }
}

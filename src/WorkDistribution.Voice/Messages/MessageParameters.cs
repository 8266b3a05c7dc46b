using System.Collections.Immutable;
using System.Globalization;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Instructions;

namespace WorkDistribution.Voice.Messages;

/// <summary>What applications are told of messages, as the wire names it (R1-14). Pure.</summary>
internal static class MessageParameters
{
    /// <summary>Of a message that came in.</summary>
    /// <param name="message">The message.</param>
    /// <param name="media">Its media in order: where each can be fetched, and its type.</param>
    /// <param name="own">What this request adds.</param>
    public static ImmutableArray<KeyValuePair<string, string>> OfIncoming(
        MessageRecord message,
        ImmutableArray<(string Url, string ContentType)> media,
        ImmutableArray<KeyValuePair<string, string>> own)
    {
        var all = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(24 + (media.Length * 2) + own.Length);
        all.Add(new("MessageSid", message.Sid.Value));
        all.Add(new("SmsSid", message.Sid.Value));
        all.Add(new("SmsMessageSid", message.Sid.Value));
        all.Add(new("AccountSid", message.AccountSid.Value));
        all.Add(new("From", message.From));
        all.Add(new("To", message.To));
        all.Add(new("Body", message.Body));
        all.Add(new("NumMedia", message.NumMedia.ToWire()));
        all.Add(new("NumSegments", message.NumSegments.ToWire()));
        all.Add(new("SmsStatus", MessageStatus.Received.ToWire()));
        all.Add(new("ApiVersion", CallWords.ApiVersion));
        for (var i = 0; i < media.Length; i++)
        {
            all.Add(new(string.Create(CultureInfo.InvariantCulture, $"MediaUrl{i}"), media[i].Url));
            all.Add(new(string.Create(CultureInfo.InvariantCulture, $"MediaContentType{i}"), media[i].ContentType));
        }

        CallParameters.AddPlace(all, "From", message.From);
        CallParameters.AddPlace(all, "To", message.To);
        all.AddRange(own);
        return all.ToImmutable();
    }

    /// <summary>Of the course of a message that we send.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> OfStatus(MessageRecord message)
    {
        var all = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(10);
        all.Add(new("MessageSid", message.Sid.Value));
        all.Add(new("MessageStatus", message.Status.ToWire()));
        all.Add(new("SmsSid", message.Sid.Value));
        all.Add(new("SmsStatus", message.Status.ToWire()));
        all.Add(new("AccountSid", message.AccountSid.Value));
        all.Add(new("From", message.From));
        all.Add(new("To", message.To));
        all.Add(new("ApiVersion", CallWords.ApiVersion));
        if (message.ErrorCode is { } code)
        {
            all.Add(new("ErrorCode", code.ToWire()));
            all.Add(new("ErrorMessage", message.ErrorMessage ?? ""));
        }

        return all.ToImmutable();
    }
}

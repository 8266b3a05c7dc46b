using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.Messages;

/// <summary>Where media of messages is fetched: at its own address, or from us where it is kept here.</summary>
internal static class MediaAddress
{
    /// <summary>The absolute address of a piece.</summary>
    public static string Of(MessageMedia media, VoiceOptions settings) =>
        media.Url ?? $"{settings.PublicUrl.TrimEnd('/')}/{CallWords.ApiVersion}/Accounts/{media.AccountSid}/Messages/{media.MessageSid}/Media/{media.Sid}";

    /// <summary>What is kept of the media of a new message.</summary>
    public static ImmutableArray<(MessageMedia Media, ReadOnlyMemory<byte> Content)> Keep(ImmutableArray<MessageAttachment> attachments, MessageRecord message, ISidSource sids) =>
    [
        .. attachments.Select(attachment => (
            new MessageMedia
            {
                Sid = sids.New<MediaSid>(),
                AccountSid = message.AccountSid,
                MessageSid = message.Sid,
                ContentType = attachment.ContentType,
                Url = attachment.Url,
                DateCreated = message.DateCreated,
                DateUpdated = message.DateUpdated,
            },
            attachment.Content)),
    ];
}

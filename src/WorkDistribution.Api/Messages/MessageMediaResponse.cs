using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Api.Messages;

/// <summary>A piece of media of a message on the wire.</summary>
internal sealed record MessageMediaResponse(string Sid, string AccountSid, string ParentSid, string ContentType, string DateCreated, string DateUpdated, string Uri)
{
    public static MessageMediaResponse Of(MessageMedia media) => new(
        media.Sid.Value,
        media.AccountSid.Value,
        media.MessageSid.Value,
        media.ContentType,
        WireDate.Write(media.DateCreated),
        WireDate.Write(media.DateUpdated),
        $"/2010-04-01/Accounts/{media.AccountSid}/Messages/{media.MessageSid}/Media/{media.Sid}.json");
}

using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Notifications;

namespace WorkDistribution.Voice.Messages.Incoming;

/// <summary>A message that came in, as its application is asked about it.</summary>
internal sealed class IncomingText : IWebhookSubject
{
    private readonly ImmutableArray<(string Url, string ContentType)> _media;
    private readonly ImmutableArray<KeyValuePair<string, string>> _more;

    /// <summary>Takes what is kept of it.</summary>
    /// <param name="services">What all share.</param>
    /// <param name="record">The record.</param>
    /// <param name="media">Its media in order.</param>
    /// <param name="more">What its gateway adds.</param>
    public IncomingText(CallServices services, MessageRecord record, ImmutableArray<MessageMedia> media, ImmutableArray<KeyValuePair<string, string>> more)
    {
        Record = record;
        Notifier = new CallNotifier(services, record.AccountSid, null);
        _media = [.. media.Select(piece => (MediaAddress.Of(piece, services.Settings), piece.ContentType))];
        _more = more;
    }

    /// <summary>The record.</summary>
    public MessageRecord Record { get; }

    /// <inheritdoc/>
    public AccountSid AccountSid => Record.AccountSid;

    /// <inheritdoc/>
    public CallNotifier Notifier { get; }

    /// <inheritdoc/>
    public ImmutableArray<KeyValuePair<string, string>> ParametersWith(ImmutableArray<KeyValuePair<string, string>> own) =>
        MessageParameters.OfIncoming(Record, _media, [.. _more, .. own]);
}

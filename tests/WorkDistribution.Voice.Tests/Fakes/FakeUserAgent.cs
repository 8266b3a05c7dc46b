using System.Collections.Immutable;
using System.Net;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.InstantMessages;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Registrar;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Voice.Tests.Fakes;

/// <summary>Takes our calls.</summary>
internal sealed class FakeUserAgent : ISipUserAgent, ILocationService
{
    private readonly Signals<FakeInviteSession> _calls = new();

    public Dictionary<string, ImmutableArray<Binding>> Registered { get; } = [];

    public Task<FakeInviteSession> NextCallAsync() => _calls.NextAsync();

    public bool TryNextCall(out FakeInviteSession? call) => _calls.TryNext(out call);

    public static ImmutableArray<Binding> TwoPhones(string user) => [Phone($"sip:{user}@10.0.0.1:5060"), Phone($"sip:{user}@10.0.0.2:5060")];

    public IInviteSession Invite(OutgoingInvite invite, IInviteSessionObserver observer)
    {
        var request = new SipRequest("INVITE", invite.RequestUri, SipHeaders.Empty, invite.Body);
        var session = new FakeInviteSession(request, incoming: false) { Observer = observer, Outgoing = invite };
        _calls.Add(session);
        return session;
    }

    /// <summary>Messages that we sent, in order.</summary>
    public Signals<OutgoingMessage> Messages { get; } = new();

    /// <summary>How the phones answer messages; null is 200.</summary>
    public Func<OutgoingMessage, Task<MessageResult>>? AnswerMessage { get; set; }

    public Task<MessageResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        Messages.Add(message);
        return AnswerMessage?.Invoke(message) ?? Task.FromResult(new MessageResult(200, "OK", IsAnswered: true));
    }

    public static Binding Phone(string contact)
    {
        Assert.That(SipUri.TryParse(contact, out var uri));
        return new Binding
        {
            AddressOfRecord = "bob@phones.test",
            Contact = uri!,
            Source = new SipDestination(SipTransportKind.Udp, new IPEndPoint(IPAddress.Loopback, 5060)),
            CallId = "1",
            CSeq = 1,
            ExpiresAt = DateTimeOffset.MaxValue,
        };
    }

    public SipStatistics GetStatistics() => new(0, 0, 0, 0, 0, 0, 0);

    public ImmutableArray<Binding> Find(string addressOfRecord) => Registered.GetValueOrDefault(addressOfRecord, []);
}

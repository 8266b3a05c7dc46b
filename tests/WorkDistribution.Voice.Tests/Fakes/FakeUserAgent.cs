using System.Collections.Immutable;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Registrar;

namespace WorkDistribution.Voice.Tests.Fakes;

/// <summary>Takes our calls.</summary>
internal sealed class FakeUserAgent : ISipUserAgent, ILocationService
{
    private readonly Signals<FakeInviteSession> _calls = new();

    public Dictionary<string, ImmutableArray<Binding>> Registered { get; } = [];

    public Task<FakeInviteSession> NextCallAsync() => _calls.NextAsync();

    public bool TryNextCall(out FakeInviteSession? call) => _calls.TryNext(out call);

    public IInviteSession Invite(OutgoingInvite invite, IInviteSessionObserver observer)
    {
        var request = new SipRequest("INVITE", invite.RequestUri, SipHeaders.Empty, invite.Body);
        var session = new FakeInviteSession(request, incoming: false) { Observer = observer, Outgoing = invite };
        _calls.Add(session);
        return session;
    }

    public SipStatistics GetStatistics() => new(0, 0, 0, 0, 0, 0, 0);

    public ImmutableArray<Binding> Find(string addressOfRecord) => Registered.GetValueOrDefault(addressOfRecord, []);
}

using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Registrar;
using WorkDistribution.Sip.Transport;
using WorkDistribution.Voice.Registrations;

namespace WorkDistribution.Voice.Tests.Registrations;

public sealed class BindingStoreAdapterTests
{
    [Test]
    public async Task A_binding_comes_back_as_it_was_with_its_preference()
    {
        var store = new Store();
        var adapter = new BindingStoreAdapter(store, NullLogger<BindingStoreAdapter>.Instance);
        Assert.That(SipUri.TryParse("sip:alice@192.0.2.7:5066;transport=tcp", out var contact), Is.True);
        var binding = new Binding
        {
            AddressOfRecord = "alice@example.com",
            Contact = contact!,
            Source = new SipDestination(SipTransportKind.Tcp, new IPEndPoint(IPAddress.Parse("192.0.2.7"), 40_000)),
            CallId = "abc",
            CSeq = uint.MaxValue,
            UserAgent = "Phone/1",
            Preference = 250,
            ExpiresAt = new DateTimeOffset(2026, 7, 4, 12, 0, 0, TimeSpan.Zero),
        };
        await adapter.ReplaceAsync("alice@example.com", [binding], CancellationToken.None);
        var loaded = (await adapter.LoadAsync(CancellationToken.None)).Single();
        Assert.That(loaded.Contact.ToString(), Is.EqualTo(contact!.ToString()));
        Assert.That(loaded with { Contact = contact }, Is.EqualTo(binding));
    }

    private sealed class Store : IRegistrationStore
    {
        private ImmutableArray<RegistrationRecord> _records = [];

        public Task<ImmutableArray<RegistrationRecord>> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(_records);

        public Task ReplaceAsync(string addressOfRecord, ImmutableArray<RegistrationRecord> registrations, CancellationToken cancellationToken)
        {
            _records = registrations;
            return Task.CompletedTask;
        }
    }
}

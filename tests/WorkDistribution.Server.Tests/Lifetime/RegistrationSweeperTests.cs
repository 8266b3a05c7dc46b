using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using WorkDistribution.Server.Lifetime;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Registrar;
using WorkDistribution.Sip.Transport;
using WorkDistribution.Testing;

namespace WorkDistribution.Server.Tests.Lifetime;

public sealed class RegistrationSweeperTests
{
    [Test]
    public async Task A_lapsed_registration_is_gone_from_the_store_after_a_minute_and_a_failing_store_is_tried_again()
    {
        var clock = new ManualTimeProvider();
        var store = new Store(clock.GetUtcNow().AddSeconds(30));
        using var registrar = new Registrar(new RegistrarOptions(), store, clock, NullLogger<Registrar>.Instance);
        await registrar.LoadAsync(CancellationToken.None);
        using var stopping = new CancellationTokenSource();
        var sweeping = new RegistrationSweeper(registrar, clock, NullLogger<RegistrationSweeper>.Instance).RunAsync(stopping.Token);

        clock.Advance(TimeSpan.FromMinutes(1));
        await store.Asked.WaitAsync();
        clock.Advance(TimeSpan.FromMinutes(1));
        await store.Asked.WaitAsync();
        await stopping.CancelAsync();
        await sweeping;
        Assert.That(store.Replaced, Is.EqualTo(new[] { "alice@example.com 0" }));
    }

    private sealed class Store(DateTimeOffset expiresAt) : IBindingStore
    {
        public SemaphoreSlim Asked { get; } = new(0);

        public List<string> Replaced { get; } = [];

        private bool _hasFailed;

        public Task<ImmutableArray<Binding>> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(ImmutableArray.Create(new Binding
        {
            AddressOfRecord = "alice@example.com",
            Contact = new SipUri { User = "alice", Host = "192.0.2.1" },
            Source = new SipDestination(SipTransportKind.Udp, new IPEndPoint(IPAddress.Parse("192.0.2.1"), 5060)),
            CallId = "1",
            CSeq = 1,
            ExpiresAt = expiresAt,
        }));

        public Task ReplaceAsync(string addressOfRecord, ImmutableArray<Binding> bindings, CancellationToken cancellationToken)
        {
            Asked.Release();
            if (!_hasFailed)
            {
                _hasFailed = true;
                throw new IOException("the disk is full");
            }

            Replaced.Add($"{addressOfRecord} {bindings.Length}");
            return Task.CompletedTask;
        }
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Registrar;

/// <summary>Keeps who is reachable where (RFC 3261 section 10.3). Answers from memory; each change is in the store before it is confirmed. Safe from any thread.</summary>
/// <remarks>Changes of one address of record happen one after the other, those of others beside them. The rules themselves are <see cref="Registration"/>.</remarks>
public sealed class Registrar : ILocationService, IDisposable
{
    private const int Stripes = 64;

    private readonly ConcurrentDictionary<string, ImmutableArray<Binding>> _bindings = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, Stripes).Select(static _ => new SemaphoreSlim(1, 1))];
    private readonly RegistrarOptions _options;
    private readonly IBindingStore _store;
    private readonly TimeProvider _clock;
    private readonly ILogger<Registrar> _logger;
    private int _pending;
    private long _refused;
    private long _overloaded;

    /// <summary>Makes a registrar; <see cref="LoadAsync"/> comes before the first request.</summary>
    public Registrar(RegistrarOptions options, IBindingStore store, TimeProvider clock, ILogger<Registrar> logger)
    {
        _options = options;
        _store = store;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Counts.</summary>
    public RegistrarStatistics Statistics => new(
        _bindings.Count, _bindings.Sum(static b => b.Value.Length), Volatile.Read(ref _pending), Interlocked.Read(ref _refused), Interlocked.Read(ref _overloaded));

    /// <summary>Reads what was registered before a restart.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var stored = await _store.LoadAsync(cancellationToken);
        var now = _clock.GetUtcNow();
        var live = stored.RemoveAll(b => b.ExpiresAt <= now);
        foreach (var user in live.GroupBy(static b => b.AddressOfRecord))
        {
            // What was refreshed last lapses last, mostly: near enough to the order of registration.
            _bindings[user.Key] = [.. user.OrderByDescending(static b => b.ExpiresAt)];
        }

        RegistrarLog.Loaded(_logger, live.Length, stored.Length - live.Length);
    }

    /// <inheritdoc/>
    public ImmutableArray<Binding> Find(string addressOfRecord)
    {
        var at = addressOfRecord.LastIndexOf('@');
        var key = string.Concat(addressOfRecord.AsSpan(0, at + 1), addressOfRecord[(at + 1)..].ToLowerInvariant());
        if (!_bindings.TryGetValue(key, out var bindings))
        {
            return [];
        }

        var now = _clock.GetUtcNow();
        return [.. bindings.Where(b => b.ExpiresAt > now).OrderByDescending(static b => b.Preference)];
    }

    /// <summary>Handles a REGISTER.</summary>
    /// <param name="received">The request and where it came from: calls to its contacts go back there.</param>
    /// <param name="identity">Who the digest proved it to be; null when it was let in without, which is refused unless
    /// <see cref="RegistrarOptions.AcceptUnauthenticated"/>. A user binds only the address of record <c>user@realm</c>.</param>
    /// <param name="cancellationToken">Ends the wait for the store; nothing is changed then.</param>
    /// <returns>The final response.</returns>
    public async ValueTask<SipResponse> HandleAsync(ReceivedMessage received, SipIdentity? identity, CancellationToken cancellationToken)
    {
        var request = received.Message as SipRequest ?? throw new ArgumentException("A registrar handles requests.", nameof(received));
        if (request.Method != SipMethods.Register)
        {
            return Refuse(received, request, "", 405, null, [new("Allow", SipMethods.Register)]);
        }

        if (request.Headers.To()?.Uri is not { IsSip: true } to)
        {
            return Refuse(received, request, "", 400, "Bad Request (To)", []);
        }

        if (FindAddressOfRecord(to, received, identity) is not { } addressOfRecord)
        {
            return Refuse(received, request, to.ToString(), 403, null, []);
        }

        if (Interlocked.Increment(ref _pending) > _options.MaxPending)
        {
            Interlocked.Decrement(ref _pending);
            Interlocked.Increment(ref _overloaded);
            return Refuse(received, request, addressOfRecord, 503, null, [new("Retry-After", "5")]);
        }

        var stripe = StripeOf(addressOfRecord);
        try
        {
            await stripe.WaitAsync(cancellationToken);
            try
            {
                return await ApplyAsync(addressOfRecord, received, request, cancellationToken);
            }
            finally
            {
                stripe.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _pending);
        }
    }

    /// <summary>Forgets lapsed bindings, in memory and in the store. They are never found nor listed in between: this only frees what they hold. Call it once a minute or so.</summary>
    /// <returns>How many bindings were forgotten.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var forgotten = 0;
        foreach (var (addressOfRecord, _) in _bindings.Where(b => b.Value.Any(x => x.ExpiresAt <= _clock.GetUtcNow())).ToList())
        {
            var stripe = StripeOf(addressOfRecord);
            await stripe.WaitAsync(cancellationToken);
            try
            {
                var now = _clock.GetUtcNow();
                var bindings = _bindings.GetValueOrDefault(addressOfRecord, []);
                var live = bindings.RemoveAll(b => b.ExpiresAt <= now);
                if (live.Length < bindings.Length)
                {
                    await _store.ReplaceAsync(addressOfRecord, live, cancellationToken);
                    Keep(addressOfRecord, live);
                    forgotten += bindings.Length - live.Length;
                }
            }
            finally
            {
                stripe.Release();
            }
        }

        return forgotten;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var stripe in _stripes)
        {
            stripe.Dispose();
        }
    }

    private async ValueTask<SipResponse> ApplyAsync(string addressOfRecord, ReceivedMessage received, SipRequest request, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var current = _bindings.GetValueOrDefault(addressOfRecord, []);
        var outcome = Registration.Apply(addressOfRecord, current, request, new SipDestination(received.Transport, received.Remote), now, _options);
        if (outcome is RegistrationOutcome.Refused refused)
        {
            return Refuse(received, request, addressOfRecord, refused.Status, refused.Phrase, refused.Headers);
        }

        var accepted = (RegistrationOutcome.Accepted)outcome;
        if (accepted.Changed)
        {
            try
            {
                await _store.ReplaceAsync(addressOfRecord, accepted.Bindings, cancellationToken);
            }
#pragma warning disable CA1031 // The store's edge: the phone is told, and what was registered stays as it was.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                RegistrarLog.StoreFailed(_logger, exception, addressOfRecord);
                return Refuse(received, request, addressOfRecord, 500, null, []);
            }

            Keep(addressOfRecord, accepted.Bindings);
            LogChange(addressOfRecord, current, accepted.Bindings, received);
        }

        return SipResponses.Create(request, 200, null, NewTag(), [.. Contacts(accepted.Bindings, now), new("Date", now.ToString("r", CultureInfo.InvariantCulture))]);
    }

    private static IEnumerable<SipHeader> Contacts(ImmutableArray<Binding> bindings, DateTimeOffset now)
    {
        foreach (var binding in bindings)
        {
            // Rounded up: a phone told 0 would take its contact for removed.
            var left = TimeSpan.FromSeconds(Math.Ceiling((binding.ExpiresAt - now).TotalSeconds));
            var contact = new NameAddress { Uri = binding.Contact }.WithParameter("expires", Registration.Seconds(left));
            yield return new SipHeader("Contact", (binding.Preference == 1_000
                ? contact
                : contact.WithParameter("q", (binding.Preference / 1_000m).ToString("0.###", CultureInfo.InvariantCulture))).ToString());
        }
    }

    /// <summary>The address of record a request may bind; null when it may not bind the one it names.</summary>
    private string? FindAddressOfRecord(SipUri to, ReceivedMessage received, SipIdentity? identity)
    {
        if (identity is null)
        {
            return _options.AcceptUnauthenticated ? to.AddressOfRecord : null;
        }

        var realm = identity.Realm.ToLowerInvariant();
        var host = to.Host.ToLowerInvariant();
        var isOurs = host == realm || host.Trim('[', ']') == received.Local.Address.ToString() || _options.LocalNames.Contains(host);
        return isOurs && to.UserDecoded == identity.UserName ? $"{identity.UserName}@{realm}" : null;
    }

    private void Keep(string addressOfRecord, ImmutableArray<Binding> bindings)
    {
        if (bindings.IsEmpty)
        {
            _bindings.TryRemove(addressOfRecord, out _);
        }
        else
        {
            _bindings[addressOfRecord] = bindings;
        }
    }

    private SipResponse Refuse(ReceivedMessage received, SipRequest request, string addressOfRecord, int status, string? phrase, ImmutableArray<SipHeader> headers)
    {
        Interlocked.Increment(ref _refused);
        RegistrarLog.Refused(_logger, addressOfRecord, received.Remote.ToString(), status);
        return SipResponses.Create(request, status, phrase, NewTag(), headers);
    }

    private void LogChange(string addressOfRecord, ImmutableArray<Binding> before, ImmutableArray<Binding> after, ReceivedMessage received)
    {
        if (after.IsEmpty)
        {
            RegistrarLog.Unregistered(_logger, addressOfRecord);
        }
        else if (before.Length != after.Length)
        {
            RegistrarLog.Registered(_logger, addressOfRecord, after.Length, received.Remote.ToString());
        }
    }

    private SemaphoreSlim StripeOf(string addressOfRecord) => _stripes[(uint)addressOfRecord.GetHashCode(StringComparison.Ordinal) % Stripes];

    private static string NewTag() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
}

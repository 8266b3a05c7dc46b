using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Logging;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Registrar;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Voice.Registrations;

/// <summary>Keeps the registrar's bindings in the store of registrations.</summary>
internal sealed class BindingStoreAdapter(IRegistrationStore store, ILogger<BindingStoreAdapter> log) : IBindingStore
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<Binding>> LoadAsync(CancellationToken cancellationToken)
    {
        var bindings = ImmutableArray.CreateBuilder<Binding>();
        foreach (var record in await store.LoadAsync(cancellationToken))
        {
            if (ToBinding(record) is { } binding)
            {
                bindings.Add(binding);
            }
            else
            {
                VoiceLog.RegistrationUnreadable(log, record.AddressOfRecord);
            }
        }

        return bindings.ToImmutable();
    }

    /// <inheritdoc/>
    public Task ReplaceAsync(string addressOfRecord, ImmutableArray<Binding> bindings, CancellationToken cancellationToken) =>
        store.ReplaceAsync(addressOfRecord, [.. bindings.Select(ToRecord)], cancellationToken);

    private static Binding? ToBinding(RegistrationRecord record)
    {
        if (!SipUri.TryParse(record.Contact, out var contact)
            || !IPEndPoint.TryParse(record.Source, out var source)
            || record.CSeq is < 0 or > uint.MaxValue)
        {
            return null;
        }

        var transport = record.Transport == "tcp" ? SipTransportKind.Tcp : SipTransportKind.Udp;
        return new Binding
        {
            AddressOfRecord = record.AddressOfRecord,
            Contact = contact,
            Source = new SipDestination(transport, source),
            CallId = record.CallId,
            CSeq = (uint)record.CSeq,
            UserAgent = record.UserAgent,
            ExpiresAt = record.ExpiresAt,
            Preference = Math.Clamp(record.Preference, 0, 1_000),
        };
    }

    private static RegistrationRecord ToRecord(Binding binding) => new(
        binding.AddressOfRecord,
        binding.Contact.ToString(),
        binding.Source.Transport == SipTransportKind.Tcp ? "tcp" : "udp",
        binding.Source.EndPoint.ToString(),
        binding.CallId,
        binding.CSeq,
        binding.UserAgent,
        binding.ExpiresAt,
        binding.Preference);
}

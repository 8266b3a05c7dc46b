using System.Collections.Immutable;

namespace WorkDistribution.Voice.Registrations;

/// <summary>Keeps registrations over a restart. Implemented in Storage.</summary>
public interface IRegistrationStore
{
    /// <summary>All of them, at start.</summary>
    Task<ImmutableArray<RegistrationRecord>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Replaces those of one address of record; empty removes it.</summary>
    Task ReplaceAsync(string addressOfRecord, ImmutableArray<RegistrationRecord> registrations, CancellationToken cancellationToken);
}

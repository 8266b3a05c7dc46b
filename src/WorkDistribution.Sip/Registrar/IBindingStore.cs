using System.Collections.Immutable;

namespace WorkDistribution.Sip.Registrar;

/// <summary>Keeps bindings over a restart. The registrar itself answers from memory; each change is written before it is confirmed.</summary>
public interface IBindingStore
{
    /// <summary>All bindings, read once at start.</summary>
    Task<ImmutableArray<Binding>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Replaces the bindings of one address of record; empty removes it.</summary>
    Task ReplaceAsync(string addressOfRecord, ImmutableArray<Binding> bindings, CancellationToken cancellationToken);
}

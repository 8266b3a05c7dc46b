using System.Collections.Immutable;
using WorkDistribution.Sip.Registrar;

namespace WorkDistribution.Testing.Phones;

/// <summary>Nobody registers at a phone: what would be kept is dropped.</summary>
internal sealed class NoBindings : IBindingStore
{
    /// <inheritdoc/>
    public Task<ImmutableArray<Binding>> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(ImmutableArray<Binding>.Empty);

    /// <inheritdoc/>
    public Task ReplaceAsync(string addressOfRecord, ImmutableArray<Binding> bindings, CancellationToken cancellationToken) => Task.CompletedTask;
}

using System.Collections.Immutable;

namespace WorkDistribution.Sip.Registrar;

/// <summary>Where registered users can be reached now (RFC 3261's location service).</summary>
public interface ILocationService
{
    /// <summary>The live bindings of user@domain, the most preferred first and among equal ones the newest; empty when it is not registered.</summary>
    ImmutableArray<Binding> Find(string addressOfRecord);
}

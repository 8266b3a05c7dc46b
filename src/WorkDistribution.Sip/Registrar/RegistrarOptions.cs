using System.Collections.Immutable;

namespace WorkDistribution.Sip.Registrar;

/// <summary>Settings of the <see cref="Registrar"/>.</summary>
public sealed record RegistrarOptions
{
    /// <summary>The shortest time a contact may ask for; a shorter one is refused with 423. Default 60 seconds.</summary>
    public TimeSpan MinExpires { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest time a contact gets; a longer one is cut to it. Default 1 hour.</summary>
    public TimeSpan MaxExpires { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What a contact gets that asks for nothing. Default 1 hour.</summary>
    public TimeSpan DefaultExpires { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Bindings of one address of record. Default 10. A further phone takes the place of the one that was heard of longest ago;
    /// one request with more contacts is refused with 403.</summary>
    public int MaxBindings { get; init; } = 10;

    /// <summary>Requests that may wait for the store at one time; more are refused with 503. Default 1,000.</summary>
    public int MaxPending { get; init; } = 1_000;

    /// <summary>Host names and addresses, besides the user's realm and the address the request came to, under which a phone may name this server in its
    /// address of record; lower case. Default none.</summary>
    public ImmutableArray<string> LocalNames { get; init; } = [];

    /// <summary>Whether a REGISTER that was let in without credentials may bind the address in its To. Default false: it is refused with 403.</summary>
    public bool AcceptUnauthenticated { get; init; }
}

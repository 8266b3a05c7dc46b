using WorkDistribution.Core.Identity;

namespace WorkDistribution.Server.Payments;

/// <summary>A payment processor that documents may name.</summary>
/// <param name="Name">The name; case matters.</param>
/// <param name="Url">Where payments are sent.</param>
internal sealed record PaymentConnectorOptions(string Name, Uri Url)
{
    /// <summary>User name of Basic authentication; null for none.</summary>
    public string? Username { get; init; }

    /// <summary>Its password; never logged.</summary>
    public string? Password { get; init; }

    /// <summary>The only account that may use it; null for all.</summary>
    public AccountSid? Account { get; init; }
}

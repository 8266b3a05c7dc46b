namespace WorkDistribution.Voice.Registrations;

/// <summary>A registered contact as it is kept over a restart: the plain form of the SIP registrar's binding.</summary>
/// <param name="AddressOfRecord">user@domain.</param>
/// <param name="Contact">The contact URI as text.</param>
/// <param name="Transport">udp or tcp.</param>
/// <param name="Source">address:port the REGISTER came from.</param>
/// <param name="CallId">Call-ID of the registration.</param>
/// <param name="CSeq">CSeq of the registration.</param>
/// <param name="UserAgent">What registered; may be empty.</param>
/// <param name="ExpiresAt">When it lapses.</param>
/// <param name="Preference">Its q times 1,000.</param>
public sealed record RegistrationRecord(
    string AddressOfRecord,
    string Contact,
    string Transport,
    string Source,
    string CallId,
    long CSeq,
    string UserAgent,
    DateTimeOffset ExpiresAt,
    int Preference = 1_000);

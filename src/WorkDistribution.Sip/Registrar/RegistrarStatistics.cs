namespace WorkDistribution.Sip.Registrar;

/// <summary>Counts of the registrar.</summary>
/// <param name="AddressesOfRecord">Users with at least one binding (lapsed ones are counted until they are swept).</param>
/// <param name="Bindings">Their bindings.</param>
/// <param name="Pending">Requests being handled.</param>
/// <param name="Refused">Requests refused since the start, for whatever reason.</param>
/// <param name="Overloaded">Those of them refused because too many were pending.</param>
public readonly record struct RegistrarStatistics(int AddressesOfRecord, int Bindings, int Pending, long Refused, long Overloaded);

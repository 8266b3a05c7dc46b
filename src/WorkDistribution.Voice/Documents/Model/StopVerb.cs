namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Stop: ends services that a Start began.</summary>
public sealed record StopVerb : ServiceVerb;

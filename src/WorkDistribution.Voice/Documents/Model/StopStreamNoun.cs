namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Stream in Stop: ends the stream of that name.</summary>
/// <param name="Name">Its name.</param>
public sealed record StopStreamNoun(string Name) : ServiceNoun;

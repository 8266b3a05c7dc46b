namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Sends the caller their own voice back until they hang up or are led elsewhere: a test of the line.</summary>
public sealed record EchoVerb : Verb;

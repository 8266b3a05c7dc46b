namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Ends the call.</summary>
public sealed record HangupVerb : Verb;

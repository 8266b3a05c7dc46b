namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Takes the waiting call out of its queue. Does something only in a document that a waiting call hears.</summary>
public sealed record LeaveVerb : Verb;

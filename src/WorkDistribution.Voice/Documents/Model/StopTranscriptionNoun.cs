namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Transcription in Stop: ends the transcription of that name.</summary>
/// <param name="Name">Its name; null for the newest.</param>
public sealed record StopTranscriptionNoun(string? Name) : ServiceNoun;

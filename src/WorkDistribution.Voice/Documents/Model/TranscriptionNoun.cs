using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Transcription in Start: the call is written down while it lasts.</summary>
/// <param name="Order">How; the address to tell it to is as written.</param>
public sealed record TranscriptionNoun(LiveTranscriptionOrder Order) : ServiceNoun;

using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Api.Voice;

/// <summary>A live transcription of a call on the wire.</summary>
internal sealed record LiveTranscriptionResponse(string Sid, string AccountSid, string CallSid, string? Name, string Status, string DateUpdated, string Uri)
{
    public static LiveTranscriptionResponse Of(LiveTranscriptionView transcription) => new(
        transcription.Sid.Value,
        transcription.AccountSid.Value,
        transcription.CallSid.Value,
        transcription.Name,
        transcription.IsStopped ? "stopped" : "in-progress",
        WireDate.Write(transcription.DateUpdated),
        $"/2010-04-01/Accounts/{transcription.AccountSid}/Calls/{transcription.CallSid}/Transcriptions/{transcription.Sid}.json");
}

using System.Globalization;
using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Api.Voice;

/// <summary>A transcription on the wire.</summary>
internal sealed record TranscriptionResponse(
    string AccountSid,
    string ApiVersion,
    string DateCreated,
    string DateUpdated,
    string Duration,
    string? Price,
    string PriceUnit,
    string RecordingSid,
    string Sid,
    string Status,
    string? TranscriptionText,
    string Type,
    string Uri)
{
    public static TranscriptionResponse Of(TranscriptionRecord transcription) => new(
        transcription.AccountSid.Value,
        WireWords.ApiVersion,
        WireDate.Write(transcription.DateCreated),
        WireDate.Write(transcription.DateUpdated),
        transcription.Duration.ToString(CultureInfo.InvariantCulture),
        Price: null,
        PriceUnit: "USD",
        transcription.RecordingSid.Value,
        transcription.Sid.Value,
        transcription.Status,
        transcription.Status == "completed" ? transcription.Text : null,
        Type: "fast",
        $"/2010-04-01/Accounts/{transcription.AccountSid}/Transcriptions/{transcription.Sid}.json");
}

using System.Globalization;
using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Api.Voice;

/// <summary>A recording on the wire, as a resource of its conference.</summary>
internal sealed record ConferenceRecordingResponse(
    string Sid,
    string AccountSid,
    string CallSid,
    string? ConferenceSid,
    string ApiVersion,
    string DateCreated,
    string DateUpdated,
    string StartTime,
    string? Duration,
    string? Price,
    string PriceUnit,
    string Status,
    int Channels,
    string Source,
    int? ErrorCode,
    string? EncryptionDetails,
    string Uri)
{
    public static ConferenceRecordingResponse Of(RecordingRecord recording) => new(
        recording.Sid.Value,
        recording.AccountSid.Value,
        recording.CallSid.Value,
        recording.ConferenceSid?.Value,
        WireWords.ApiVersion,
        WireDate.Write(recording.DateCreated),
        WireDate.Write(recording.DateUpdated),
        WireDate.Write(recording.StartTime),
        recording.Duration?.ToString(CultureInfo.InvariantCulture),
        Price: null,
        PriceUnit: "USD",
        recording.Status,
        recording.Channels,
        recording.Source,
        recording.ErrorCode,
        EncryptionDetails: null,
        $"/2010-04-01/Accounts/{recording.AccountSid}/Conferences/{recording.ConferenceSid}/Recordings/{recording.Sid}.json");
}

using System.Globalization;
using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Api.Voice;

/// <summary>A recording on the wire, as a resource of the account.</summary>
internal sealed record RecordingResponse(
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
    string Uri,
    string MediaUrl,
    IReadOnlyDictionary<string, string> SubresourceUris)
{
    public static RecordingResponse Of(RecordingRecord recording, string server)
    {
        var uri = $"/2010-04-01/Accounts/{recording.AccountSid}/Recordings/{recording.Sid}";
        return new RecordingResponse(
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
            uri + ".json",
            server + uri,
            new Dictionary<string, string>(StringComparer.Ordinal));
    }
}

using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.Conferences;

namespace WorkDistribution.Api.Voice;

/// <summary>A conference on the wire.</summary>
internal sealed record ConferenceResponse(
    string Sid,
    string AccountSid,
    string DateCreated,
    string DateUpdated,
    string ApiVersion,
    string FriendlyName,
    string Region,
    string Status,
    string Uri,
    IReadOnlyDictionary<string, string> SubresourceUris,
    string? ReasonConferenceEnded,
    string? CallSidEndingConference)
{
    public static ConferenceResponse Of(ConferenceRecord conference)
    {
        var uri = $"/2010-04-01/Accounts/{conference.AccountSid}/Conferences/{conference.Sid}";
        return new ConferenceResponse(
            conference.Sid.Value,
            conference.AccountSid.Value,
            WireDate.Write(conference.DateCreated),
            WireDate.Write(conference.DateUpdated),
            WireWords.ApiVersion,
            conference.FriendlyName,
            conference.Region,
            WireWords.Of(conference.Status),
            uri + ".json",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["participants"] = uri + "/Participants.json", ["recordings"] = uri + "/Recordings.json" },
            conference.EndReason is { } reason ? WireWords.Of(reason) : null,
            conference.CallSidEndingConference?.Value);
    }
}

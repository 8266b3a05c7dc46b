using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Api.Formats;

namespace WorkDistribution.Api.Accounts;

/// <summary>An account on the wire.</summary>
internal sealed record AccountResponse(
    string Sid,
    string OwnerAccountSid,
    string FriendlyName,
    string Status,
    string AuthToken,
    string Type,
    string DateCreated,
    string DateUpdated,
    string Uri,
    IReadOnlyDictionary<string, string> SubresourceUris)
{
    public static AccountResponse Of(Account account)
    {
        var uri = "/2010-04-01/Accounts/" + account.Sid.Value;
        return new AccountResponse(
            account.Sid.Value,
            (account.OwnerAccountSid ?? account.Sid).Value,
            account.FriendlyName,
            WireWords.Of(account.Status),
            account.AuthToken,
            "Full",
            WireDate.Write(account.DateCreated),
            WireDate.Write(account.DateUpdated),
            uri + ".json",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["calls"] = uri + "/Calls.json",
                ["incoming_phone_numbers"] = uri + "/IncomingPhoneNumbers.json",
                ["applications"] = uri + "/Applications.json",
                ["recordings"] = uri + "/Recordings.json",
                ["notifications"] = uri + "/Notifications.json",
            });
    }
}

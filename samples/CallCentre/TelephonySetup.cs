using WorkDistribution.Samples.Rest;

namespace WorkDistribution.Samples.CallCentre;

/// <summary>The telephones: a SIP domain in which agents register, and the number that callers dial.</summary>
internal static class TelephonySetup
{
    /// <summary>Makes them where they are missing; the number is led to this application in any case.</summary>
    public static async Task EnsureAsync(RestClient rest, string app, CancellationToken cancellationToken)
    {
        var account = $"/2010-04-01/Accounts/{rest.AccountSid}";
        var domain = RestClient.Setting("SIP_DOMAIN");
        var number = RestClient.Setting("PHONE_NUMBER");
        if ((await rest.GetAsync(account + "/SIP/Domains.json", cancellationToken)).GetProperty("domains").GetArrayLength() == 0)
        {
            var list = await rest.PostAsync(account + "/SIP/CredentialLists.json", cancellationToken, ("FriendlyName", "agents"));
            foreach (var agent in Centre.Agents)
            {
                await rest.PostAsync($"{account}/SIP/CredentialLists/{list.Sid()}/Credentials.json", cancellationToken, ("Username", agent.Name), ("Password", RestClient.Setting("SIP_PASSWORD")));
            }

            var made = await rest.PostAsync(account + "/SIP/Domains.json", cancellationToken, ("DomainName", domain), ("FriendlyName", "agents"), ("SipRegistration", "true"), ("VoiceUrl", app + "/voice"));
            foreach (var use in new[] { "Registrations", "Calls" })
            {
                await rest.PostAsync($"{account}/SIP/Domains/{made.Sid()}/Auth/{use}/CredentialListMappings.json", cancellationToken, ("CredentialListSid", list.Sid()));
            }
        }

        var numbers = (await rest.GetAsync(account + "/IncomingPhoneNumbers.json", cancellationToken)).GetProperty("incoming_phone_numbers").EnumerateArray();
        var path = numbers.FirstOrDefault(one => one.Text("phone_number") == number) is { ValueKind: System.Text.Json.JsonValueKind.Object } existing
            ? $"{account}/IncomingPhoneNumbers/{existing.Sid()}.json"
            : $"{account}/IncomingPhoneNumbers.json";
        await rest.PostAsync(path, cancellationToken, ("PhoneNumber", number), ("VoiceUrl", app + "/voice"));
    }
}

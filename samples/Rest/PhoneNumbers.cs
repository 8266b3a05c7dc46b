using System.Text.Json;

namespace WorkDistribution.Samples.Rest;

/// <summary>What a customer does once with a number.</summary>
public static class PhoneNumbers
{
    /// <summary>Leads the number of the environment (PHONE_NUMBER) to an application; makes it when the account has it not.</summary>
    /// <param name="rest">The account.</param>
    /// <param name="fields">Such as VoiceUrl.</param>
    public static async Task<string> LeadAsync(RestClient rest, params (string Name, string Value)[] fields)
    {
        var account = $"/2010-04-01/Accounts/{rest.AccountSid}";
        var number = RestClient.Setting("PHONE_NUMBER");
        var numbers = (await rest.GetAsync(account + "/IncomingPhoneNumbers.json")).GetProperty("incoming_phone_numbers").EnumerateArray();
        var path = numbers.FirstOrDefault(one => one.Text("phone_number") == number) is { ValueKind: JsonValueKind.Object } existing
            ? $"{account}/IncomingPhoneNumbers/{existing.Sid()}.json"
            : $"{account}/IncomingPhoneNumbers.json";
        await rest.PostAsync(path, CancellationToken.None, [("PhoneNumber", number), .. fields]);
        return number;
    }
}

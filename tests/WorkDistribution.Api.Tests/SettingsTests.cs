using System.Text.Json.Nodes;

namespace WorkDistribution.Api.Tests;

/// <summary>Accounts, applications and numbers.</summary>
public sealed class SettingsTests : ApiTest
{
    [Test]
    public async Task An_account_is_shown_listed_and_renamed()
    {
        var path = $"/2010-04-01/Accounts/{Host.Main.Sid}.json";
        var shown = await GetAsync(path);
        Assert.That((shown["sid"], shown["owner_account_sid"], shown["status"], shown["type"]), Is.EqualTo((Host.Main.Sid.Value, Host.Main.Sid.Value, "active", "Full")));
        Assert.That((await PostAsync(path, ("FriendlyName", "Renamed")))["friendly_name"], Is.EqualTo("Renamed"));
        var list = await GetAsync("/2010-04-01/Accounts.json?FriendlyName=Renamed");
        Assert.That(((JsonArray)list.Json!["accounts"]!).Single()!["sid"]!.ToString(), Is.EqualTo(Host.Main.Sid.Value));
        Assert.That((await GetAsync($"/2010-04-01/Accounts/{Host.Stranger.Sid}.json")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_subaccount_is_made_used_suspended_and_made_active_again()
    {
        var made = await PostAsync("/2010-04-01/Accounts.json", ("FriendlyName", "Branch"));
        Assert.That((made.Status, made["owner_account_sid"]), Is.EqualTo((201, Host.Main.Sid.Value)));
        var child = ApiHost.NewAccount(Host.Main.Sid) with { Sid = new(made["sid"]!), AuthToken = made["auth_token"]! };
        var path = $"/2010-04-01/Accounts/{child.Sid}.json";
        Assert.That((await Host.SendAsync(child, HttpMethod.Get, path)).Status, Is.EqualTo(200));
        Assert.That((await Host.SendAsync(child, HttpMethod.Post, path, ("Status", "closed"))).Code, Is.EqualTo(20001), "not by itself");
        Assert.That((await PostAsync(path, ("Status", "suspended")))["status"], Is.EqualTo("suspended"));
        Assert.That((await Host.SendAsync(child, HttpMethod.Get, path)).Code, Is.EqualTo(20005));
        Assert.That((await PostAsync(path, ("Status", "active")))["status"], Is.EqualTo("active"));
    }

    [Test]
    public async Task An_application_is_made_read_changed_listed_and_removed()
    {
        var made = await PostAsync("Applications.json", ("FriendlyName", "Menu"), ("VoiceUrl", "https://example.com/v"), ("VoiceMethod", "GET"), ("SmsUrl", "https://example.com/s"), ("ApiVersion", "2010-04-01"));
        Assert.That((made.Status, made["voice_url"], made["voice_method"], made["sms_url"]), Is.EqualTo((201, "https://example.com/v", "GET", "https://example.com/s")));
        var path = $"Applications/{made["sid"]}.json";
        Assert.That((await GetAsync(path)).Json!.ToJsonString(), Is.EqualTo(made.Json!.ToJsonString()));
        var changed = await PostAsync(path, ("VoiceUrl", ""), ("VoiceFallbackUrl", "https://example.com/f"));
        Assert.That(changed.Json!["voice_url"], Is.Null);
        Assert.That((changed["voice_fallback_url"], changed["friendly_name"], changed["voice_method"]), Is.EqualTo(("https://example.com/f", "Menu", "GET")));
        Assert.That((JsonArray)(await GetAsync("Applications.json?FriendlyName=Menu")).Json!["applications"]!, Has.Count.EqualTo(1));
        Assert.That((await PostAsync(path, ("VoiceUrl", "nonsense"))).Code, Is.EqualTo(21205));
        Assert.That((await DeleteAsync(path)).Status, Is.EqualTo(204));
        Assert.That((await GetAsync(path)).Status, Is.EqualTo(404));
    }

    [TestCase("IncomingPhoneNumbers.json")]
    [TestCase("IncomingPhoneNumbers/Local.json")]
    [TestCase("IncomingPhoneNumbers/Mobile.json")]
    [TestCase("IncomingPhoneNumbers/TollFree.json")]
    public async Task A_number_is_made_read_changed_listed_and_released(string path)
    {
        var made = await PostAsync(path, ("PhoneNumber", "+1 415 555 1212"), ("VoiceUrl", "https://example.com/v"));
        Assert.That((made.Status, made["phone_number"], made["friendly_name"]), Is.EqualTo((201, "+14155551212", "(415) 555-1212")), made["message"]);
        Assert.That(made.Json!["capabilities"]!["voice"]!.GetValue<bool>(), Is.True);
        var own = $"IncomingPhoneNumbers/{made["sid"]}.json";
        Assert.That((await GetAsync(own))["voice_url"], Is.EqualTo("https://example.com/v"));
        Assert.That((await PostAsync(own, ("FriendlyName", "Desk"), ("VoiceMethod", "GET")))["voice_method"], Is.EqualTo("GET"));
        var list = await GetAsync(path + "?PhoneNumber=%2B14155551212&FriendlyName=Desk&Beta=false");
        Assert.That((JsonArray)list.Json!["incoming_phone_numbers"]!, Has.Count.EqualTo(1));
        Assert.That((await DeleteAsync(own)).Status, Is.EqualTo(204));
        Assert.That((await GetAsync(own)).Status, Is.EqualTo(404));
    }

    [TestCase("%2B14155551212", true)]
    [TestCase("555", true)]
    [TestCase("(415) 555", true)]
    [TestCase("%2B1415***1212", true)]
    [TestCase("%2B1415**1212", false)]
    [TestCase("556", false)]
    [TestCase("%25", false)]
    [TestCase("_", false)]
    public async Task A_number_is_found_by_a_part_of_it(string part, bool found)
    {
        await PostAsync("IncomingPhoneNumbers.json", ("PhoneNumber", "+14155551212"));
        var list = await GetAsync("IncomingPhoneNumbers.json?PhoneNumber=" + part);
        Assert.That((JsonArray)list.Json!["incoming_phone_numbers"]!, Has.Count.EqualTo(found ? 1 : 0));
    }

    [TestCase("", 21401)]
    [TestCase("AreaCode=415", 21401)]
    [TestCase("PhoneNumber=hello", 21421)]
    [TestCase("PhoneNumber=+1555&VoiceUrl=x", 21205)]
    [TestCase("PhoneNumber=+1555&VoiceApplicationSid=AP00000000000000000000000000000000", 21218)]
    [TestCase("PhoneNumber=+1555&TrunkSid=TK1", 20001)]
    [TestCase("PhoneNumber=+1555&VoiceReceiveMode=fax", 20001)]
    public async Task A_number_that_cannot_be_made_has_its_documented_code(string form, int code)
    {
        var reply = await PostAsync("IncomingPhoneNumbers.json", [.. form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => (pair.Split('=')[0], pair.Split('=')[1]))]);
        Assert.That((reply.Status, reply.Code), Is.EqualTo((400, code)), reply["message"]);
    }

    [Test]
    public async Task A_number_that_somebody_has_is_not_available()
    {
        Assert.That((await PostAsync("IncomingPhoneNumbers.json", ("PhoneNumber", "100"))).Status, Is.EqualTo(201));
        Assert.That((await PostAsync("IncomingPhoneNumbers.json", ("PhoneNumber", "100"))).Code, Is.EqualTo(21422));
    }

    [Test]
    public async Task A_number_takes_an_application_and_lets_it_go()
    {
        var application = await PostAsync("Applications.json", ("FriendlyName", "x"));
        var number = await PostAsync("IncomingPhoneNumbers.json", ("PhoneNumber", "100"), ("VoiceApplicationSid", application["sid"]!));
        Assert.That(number["voice_application_sid"], Is.EqualTo(application["sid"]));
        var changed = await PostAsync($"IncomingPhoneNumbers/{number["sid"]}.json", ("VoiceApplicationSid", ""));
        Assert.That(changed.Json!["voice_application_sid"], Is.Null);
    }
}

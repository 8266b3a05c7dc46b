using System.Text.Json.Nodes;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Api.Tests;

public sealed class SipDomainTests : ApiTest
{
    [Test]
    public async Task Everything_a_softphone_needs_is_made_by_REST()
    {
        var domain = await PostAsync("SIP/Domains.json", ("DomainName", "Office.example.com"), ("FriendlyName", "Office"), ("SipRegistration", "true"), ("VoiceUrl", "https://example.com/v"), ("VoiceStatusCallbackUrl", "https://example.com/s"));
        Assert.That((domain.Status, domain["domain_name"], domain["auth_type"], domain["voice_status_callback_url"]), Is.EqualTo((201, "office.example.com", "", "https://example.com/s")), domain["message"]);
        Assert.That(domain.Json!["sip_registration"]!.GetValue<bool>(), Is.True);
        var list = await PostAsync("SIP/CredentialLists.json", ("FriendlyName", "staff"));
        var user = await PostAsync($"SIP/CredentialLists/{list["sid"]}/Credentials.json", ("Username", "alice"), ("Password", "secret"));
        Assert.That((user.Status, user["username"], user.Json!.ContainsKey("password")), Is.EqualTo((201, "alice", false)));

        var mappings = new[] { "Auth/Calls/CredentialListMappings", "Auth/Registrations/CredentialListMappings" }.Select(path => $"SIP/Domains/{domain["sid"]}/{path}").ToArray();
        foreach (var path in mappings)
        {
            var mapped = await PostAsync(path + ".json", ("CredentialListSid", list["sid"]!));
            Assert.That((mapped.Status, mapped["sid"], mapped["friendly_name"]), Is.EqualTo((201, list["sid"], "staff")));
            Assert.That((await PostAsync(path + ".json", ("CredentialListSid", list["sid"]!))).Status, Is.EqualTo(400), "twice");
            Assert.That((JsonArray)(await GetAsync(path + ".json")).Json!["contents"]!, Has.Count.EqualTo(1));
            Assert.That((await GetAsync($"{path}/{list["sid"]}.json")).Status, Is.EqualTo(200));
        }

        Assert.That(await Host.Get<ISipDomainStore>().FindPasswordAsync("office.example.com", "alice", CancellationToken.None), Is.EqualTo("secret"));
        Assert.That((await GetAsync($"SIP/Domains/{domain["sid"]}.json"))["auth_type"], Is.EqualTo("CREDENTIAL_LIST"));
        var older = (await GetAsync($"SIP/Domains/{domain["sid"]}/CredentialListMappings.json")).Json!["credential_list_mappings"]![0]!;
        Assert.That(older["domain_sid"]!.ToString(), Is.EqualTo(domain["sid"]));
        Assert.That(older["uri"]!.ToString(), Does.EndWith($"/CredentialListMappings/{list["sid"]}.json"));

        Assert.That((await DeleteAsync($"{mappings[0]}/{list["sid"]}.json")).Status, Is.EqualTo(204));
        Assert.That((await DeleteAsync($"{mappings[0]}/{list["sid"]}.json")).Status, Is.EqualTo(404));
        Assert.That((await DeleteAsync($"SIP/Domains/{domain["sid"]}.json")).Status, Is.EqualTo(204));
        Assert.That((await GetAsync($"SIP/Domains/{domain["sid"]}.json")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Lists_and_users_are_changed_listed_and_removed()
    {
        var list = await PostAsync("SIP/CredentialLists.json", ("FriendlyName", "staff"));
        var path = $"SIP/CredentialLists/{list["sid"]}";
        Assert.That((await PostAsync("SIP/CredentialLists.json", ("FriendlyName", "staff"))).Status, Is.EqualTo(400));
        Assert.That((await PostAsync(path + ".json", ("FriendlyName", "people")))["friendly_name"], Is.EqualTo("people"));
        var user = await PostAsync(path + "/Credentials.json", ("Username", "alice"), ("Password", "secret"));
        var own = $"{path}/Credentials/{user["sid"]}.json";
        Assert.That((await PostAsync(path + "/Credentials.json", ("Username", "alice"), ("Password", "x"))).Status, Is.EqualTo(400));
        Assert.That((await PostAsync(path + "/Credentials.json", ("Username", "a b"))).Status, Is.EqualTo(400));
        Assert.That((await PostAsync(own, ("Password", "better"))).Status, Is.EqualTo(200));
        Assert.That((JsonArray)(await GetAsync(path + "/Credentials.json")).Json!["credentials"]!, Has.Count.EqualTo(1));
        Assert.That((JsonArray)(await GetAsync("SIP/CredentialLists.json")).Json!["credential_lists"]!, Has.Count.EqualTo(1));
        Assert.That((await DeleteAsync(own)).Status, Is.EqualTo(204));
        Assert.That((await GetAsync(own)).Status, Is.EqualTo(404));
        Assert.That((await DeleteAsync(path + ".json")).Status, Is.EqualTo(204));
        Assert.That((await GetAsync(path + "/Credentials.json")).Status, Is.EqualTo(404));
    }

    [TestCase("", 21232)]
    [TestCase("DomainName=no spaces", 21232)]
    [TestCase("DomainName=-bad.example.com", 21232)]
    [TestCase("DomainName=taken.example.com", 21233)]
    [TestCase("DomainName=good.example.com&Secure=true", 20001)]
    public async Task A_domain_that_cannot_be_made_has_its_documented_code(string form, int code)
    {
        await PostAsync("SIP/Domains.json", ("DomainName", "taken.example.com"));
        var reply = await PostAsync("SIP/Domains.json", [.. form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => (pair.Split('=')[0], pair.Split('=')[1]))]);
        Assert.That((reply.Status, reply.Code), Is.EqualTo((400, code)), reply["message"]);
    }
}

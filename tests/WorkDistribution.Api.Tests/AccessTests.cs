using System.Text;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Api.Routing;

namespace WorkDistribution.Api.Tests;

public sealed class AccessTests : ApiTest
{
    [Test]
    public async Task Without_credentials_the_answer_is_a_challenge_and_JSON()
    {
        var reply = await Host.SendAsync(null, HttpMethod.Get, "Calls.json");
        Assert.That((reply.Status, reply.Code), Is.EqualTo((401, 20003)));
        Assert.That(reply.Headers.WwwAuthenticate.Single().Scheme, Is.EqualTo("Basic"));
        Assert.That(reply.Json!.Select(pair => pair.Key), Is.EquivalentTo(new[] { "code", "message", "more_info", "status" }));
        Assert.That(reply["more_info"], Is.EqualTo("https://www.twilio.com/docs/errors/20003"));
        Assert.That(reply["status"], Is.EqualTo("401"));
    }

    [TestCase("Basic !!!")]
    [TestCase("Bearer abc")]
    [TestCase("Basic ")]
    [TestCase("Basic bm9jb2xvbg==")]
    public async Task Credentials_that_cannot_be_read_are_none(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/2010-04-01/Accounts.json");
        request.Headers.TryAddWithoutValidation("Authorization", header);
        Assert.That((await Host.SendAsync(request)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task A_wrong_token_and_an_unknown_account_get_the_same_answer()
    {
        var wrong = await Host.SendAsync(Host.Main with { AuthToken = "x" }, HttpMethod.Get, "Calls.json");
        var unknown = await Host.SendAsync(ApiHost.NewAccount(null), HttpMethod.Get, "Calls.json");
        var empty = await Host.SendAsync(ApiHost.NewAccount(null) with { AuthToken = "" }, HttpMethod.Get, "Calls.json");
        Assert.That(wrong.Status, Is.EqualTo(401));
        Assert.That(unknown.Bytes, Is.EqualTo(wrong.Bytes));
        Assert.That(empty.Bytes, Is.EqualTo(wrong.Bytes));
    }

    [Test]
    public async Task Resources_of_another_account_look_as_if_they_were_missing()
    {
        var call = await Host.SaveAsync(Host.Call());
        var own = Host.Stranger;
        foreach (var path in new[] { $"Calls/{call.Sid}.json", "Calls.json", "IncomingPhoneNumbers.json" })
        {
            var reply = await Host.SendAsync(own, HttpMethod.Get, path);
            Assert.That((reply.Status, reply.Code), Is.EqualTo((404, 20404)), path);
        }

        var through = await Host.SendAsync(own, HttpMethod.Get, $"/2010-04-01/Accounts/{own.Sid}/Calls/{call.Sid}.json");
        Assert.That((through.Status, through.Code), Is.EqualTo((404, 20404)));
    }

    [Test]
    public async Task An_account_names_only_resources_that_are_there()
    {
        var account = await GetAsync($"/2010-04-01/Accounts/{Host.Main.Sid}.json");
        foreach (var (name, address) in account.Json!["subresource_uris"]!.AsObject())
        {
            Assert.That((await GetAsync(address!.ToString())).Status, Is.EqualTo(200), name);
        }
    }

    [Test]
    public async Task A_parent_acts_on_its_subaccount_and_not_the_other_way()
    {
        var child = ApiHost.NewAccount(Host.Main.Sid);
        await Host.SaveAsync(child);
        var down = await Host.SendAsync(Host.Main, HttpMethod.Get, $"/2010-04-01/Accounts/{child.Sid}/Calls.json");
        var up = await Host.SendAsync(child, HttpMethod.Get, "Calls.json");
        Assert.That(down.Status, Is.EqualTo(200));
        Assert.That(up.Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_suspended_account_is_refused_and_its_parent_may_look_but_not_touch()
    {
        var child = ApiHost.NewAccount(Host.Main.Sid, AccountStatus.Suspended);
        await Host.SaveAsync(child);
        var path = $"/2010-04-01/Accounts/{child.Sid}/Applications.json";
        Assert.That((await Host.SendAsync(child, HttpMethod.Get, path)).Code, Is.EqualTo(20005));
        Assert.That((await Host.SendAsync(Host.Main, HttpMethod.Get, path)).Status, Is.EqualTo(200));
        Assert.That((await Host.SendAsync(Host.Main, HttpMethod.Post, path, ("FriendlyName", "x"))).Code, Is.EqualTo(20005));
    }

    [TestCase("/")]
    [TestCase("/favicon.ico")]
    [TestCase("/2010-04-01/Nonsense.json")]
    [TestCase("Nonsense.json")]
    [TestCase("Calls/CAnonsense.json")]
    [TestCase("Calls/CA00000000000000000000000000000000.json")]
    [TestCase("Calls/AC00000000000000000000000000000000.json")]
    public async Task A_path_that_is_nothing_is_answered_in_JSON(string path)
    {
        var reply = await GetAsync(path);
        Assert.That((reply.Status, reply.Code), Is.EqualTo((404, 20404)));
        Assert.That(reply["message"], Does.Contain("was not found"));
    }

    [TestCase("PATCH", "Calls.json", "GET, POST")]
    [TestCase("DELETE", "Calls.json", "GET, POST")]
    [TestCase("POST", "Notifications.json", "GET")]
    [TestCase("HEAD", "Calls.json", "GET, POST")]
    public async Task A_method_that_a_path_has_not_is_answered_405_in_JSON(string method, string path, string allowed)
    {
        var reply = await Host.SendAsync(new HttpMethod(method), path);
        Assert.That(reply.Status, Is.EqualTo(405));
        Assert.That(string.Join(", ", reply.ContentHeaders.Allow), Is.EqualTo(allowed));
        Assert.That(method == "HEAD" ? 20004 : reply.Code, Is.EqualTo(20004));
    }

    [Test]
    public async Task A_posted_method_parameter_stands_for_a_verb_the_client_lacks_and_a_link_never_does()
    {
        var call = await Host.SaveAsync(Host.Call());
        Assert.That((await GetAsync($"Calls/{call.Sid}.json?_method=DELETE")).Status, Is.EqualTo(200));
        Assert.That((await PostAsync($"Calls/{call.Sid}.json?_method=DELETE")).Status, Is.EqualTo(204));
        Assert.That((await GetAsync($"Calls/{call.Sid}.json")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_body_that_is_no_form_or_too_large_is_refused_in_JSON()
    {
        Assert.That((await SendBodyAsync(new StringContent("{}", Encoding.UTF8, "application/json"))).Code, Is.EqualTo(20001));
        Assert.That((await SendBodyAsync(new FormUrlEncodedContent([KeyValuePair.Create("Twiml", new string('x', 300_000))]))).Status, Is.EqualTo(413));
        Assert.That((await SendBodyAsync(new FormUrlEncodedContent(Enumerable.Range(0, 1000).Select(i => KeyValuePair.Create($"p{i}", "x"))))).Code, Is.EqualTo(20001));
    }

    [Test]
    public async Task More_requests_of_an_account_than_may_wait_are_refused_with_429()
    {
        await using var small = await ApiHost.StartAsync(options => (options.ConcurrentRequestsPerAccount, options.WaitingRequestsPerAccount) = (1, 0));
        var gate = small.Get<RequestLimits>();
        using (await gate.EnterAsync(small.Main.Sid, CancellationToken.None))
        {
            var reply = await small.SendAsync(HttpMethod.Get, "Calls.json");
            Assert.That((reply.Status, reply.Code), Is.EqualTo((429, 20429)));
            Assert.That((await small.SendAsync(small.Stranger, HttpMethod.Get, $"/2010-04-01/Accounts/{small.Stranger.Sid}/Calls.json")).Status, Is.EqualTo(200));
        }

        Assert.That((await small.SendAsync(HttpMethod.Get, "Calls.json")).Status, Is.EqualTo(200));
    }

    private async Task<ApiReply> SendBodyAsync(HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/2010-04-01/Accounts/{Host.Main.Sid}/Calls.json") { Content = body };
        request.Headers.Authorization = ApiHost.Basic(Host.Main.Sid.Value, Host.Main.AuthToken);
        return await Host.SendAsync(request);
    }
}

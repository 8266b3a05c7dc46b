using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WorkDistribution.Testing;
using WorkDistribution.Testing.Servers;

namespace WorkDistribution.EndToEnd.Tests.Messages;

/// <summary>An operator's gateway over HTTP, written here from its description alone (docs/messages.md), and the simulated one.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class MessageGatewayTests : EndToEndFixture
{
    private const string Secret = "correct horse battery staple";

    /// <inheritdoc/>
    protected override ServerSetup Setup => new() { Arguments = ["--message-gateway", $"url={App.Url("/carrier")};secret={Secret};format=form"] };

    [Test]
    public async Task A_message_goes_out_by_the_gateway_and_its_report_is_told_to_the_application()
    {
        App.Answer("/carrier", _ => new(Encoding.UTF8.GetBytes("{\"reference\":\"ref-1\"}"), "application/json"));
        App.Answer("/course", "");
        var made = await Server.PostAsync("Messages.json", ("To", "+15550111"), ("From", "+15550100"), ("Body", "Hello"), ("MediaUrl", "https://example.com/a.png"), ("StatusCallback", App.Url("/course")));
        var posted = await App.NextAsync("/carrier");
        Assert.That((posted["id"], posted["from"], posted["to"], posted["text"], posted["media"]), Is.EqualTo((made.GetProperty("sid").GetString(), "+15550100", "+15550111", "Hello", "https://example.com/a.png")));
        Assert.That(posted.Headers["X-WorkDistribution-Signature"], Does.Match("^t=[0-9]+,v1=[0-9a-f]{64}$"));
        Assert.That((await App.NextAsync("/course"))["MessageStatus"], Is.EqualTo("sent"));
        Assert.That(await PostAsync("/gateway/messages/status", "{\"reference\":\"ref-1\",\"status\":\"undelivered\",\"code\":30006,\"detail\":\"a landline\"}"), Is.EqualTo(HttpStatusCode.OK));
        var told = await App.NextAsync("/course");
        Assert.That((told["MessageStatus"], told["ErrorCode"]), Is.EqualTo(("undelivered", "30006")));
        Assert.That(await PostAsync("/gateway/messages/status", "{\"reference\":\"ref-2\",\"status\":\"delivered\"}"), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await PostAsync("/gateway/messages/status", "{\"reference\":\"ref-1\",\"status\":\"perhaps\"}"), Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_picture_message_comes_in_once_and_the_answer_goes_out()
    {
        App.Answer("/mms", "<Message>Nice picture</Message>");
        App.Answer("/carrier", "");
        await Server.PostAsync("IncomingPhoneNumbers.json", ("PhoneNumber", "+15550160"), ("SmsUrl", App.Url("/mms#state=headers,body")));
        const string Message = "{\"id\":\"in-1\",\"from\":\"+15550161\",\"to\":\"+15550160\",\"text\":\"Look\",\"type\":\"mms\",\"media\":[{\"url\":\"https://example.com/cat.png\",\"type\":\"image/png\"}]}";
        Assert.That(await PostAsync("/gateway/messages", Message), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await PostAsync("/gateway/messages", Message), Is.EqualTo(HttpStatusCode.OK), "handed in again");
        var asked = await App.NextAsync("/mms");
        Assert.That((asked["Body"], asked["NumMedia"], asked["MediaUrl0"], asked["MediaContentType0"], asked["MessageType"]), Is.EqualTo(("Look", "1", "https://example.com/cat.png", "image/png", "mms")));
        Assert.That((asked.Headers["X-WorkDistribution-MessageSid"], asked.Headers["X-WorkDistribution-From"]), Is.EqualTo((asked["MessageSid"], "+15550161")), "headers mode (R1-25)");
        Assert.That(asked.IsSignedWith(ServerProcess.AuthToken));
        await Limits.UntilAsync(() => Task.FromResult(App.Requests), all => all.Any(r => r.Path == "/carrier" && r["text"] == "Nice picture"), "the answer");
        Assert.That(App.Requests.Count(r => r.Path == "/mms"), Is.EqualTo(1));
    }

    [Test]
    public async Task Who_does_not_know_the_secret_hands_in_nothing()
    {
        const string Message = "{\"from\":\"+15550161\",\"to\":\"+15550100\",\"text\":\"x\"}";
        Assert.That(await PostAsync("/gateway/messages", Message, secret: "another"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await PostAsync("/gateway/messages", Message, at: DateTimeOffset.UtcNow.AddMinutes(-10)), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await PostAsync("/gateway/messages", "{\"from\":\"\"}"), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await PostAsync("/gateway/messages", "no json"), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await PostAsync("/gateway/messages", Message.Replace("+15550100", "+15559999", StringComparison.Ordinal)), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_simulated_carrier_shows_what_was_sent_and_takes_what_is_said_to_it()
    {
        await using var server = await ServerProcess.StartAsync(new ServerSetup { Arguments = ["--message-gateway", "simulator"] });
        await server.PostAsync("IncomingPhoneNumbers.json", ("PhoneNumber", "+15550170"), ("SmsUrl", App.Url("/demo")));
        App.Answer("/demo", "<Message>Welcome</Message>");
        using var form = new FormUrlEncodedContent([new("from", "+15550171"), new("to", "+15550170"), new("text", "join")]);
        using var taken = await server.Http.PostAsync("/gateway/messages", form);
        Assert.That(taken.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await App.NextAsync("/demo"))["Body"], Is.EqualTo("join"));
        var shown = await Limits.UntilAsync(
            async () => JsonElement.Parse(await server.Http.GetStringAsync("/gateway/messages")),
            messages => messages.GetArrayLength() == 1,
            "the reply at the simulated carrier");
        Assert.That((shown[0].GetProperty("to").GetString(), shown[0].GetProperty("text").GetString()), Is.EqualTo(("+15550171", "Welcome")));
    }

    private async Task<HttpStatusCode> PostAsync(string path, string json, string secret = Secret, DateTimeOffset? at = null)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var time = (at ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time + "."), .. body];
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-WorkDistribution-Signature", $"t={time},v1={signature}");
        using var response = await Server.Http.SendAsync(request);
        return response.StatusCode;
    }
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Applications;
using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Api.Tests;

/// <summary>Messages and their media.</summary>
public sealed class MessagesTests : ApiTest
{
    private FakeMessageControl Control => (FakeMessageControl)Host.Get<IMessageControl>();

    private IMessageStore Store => Host.Get<IMessageStore>();

    [Test]
    public async Task A_message_is_sent_as_asked_and_shown_with_the_properties_of_the_wire()
    {
        var made = await PostAsync(
            "Messages.json",
            ("To", "+15550111"),
            ("From", "+15550100"),
            ("Body", "Hello"),
            ("MediaUrl", "https://example.com/a.png"),
            ("MediaUrl", "https://example.com/b.png"),
            ("StatusCallback", "https://example.com/told"),
            ("ValidityPeriod", "60"));
        var command = Control.Sent.Single();
        Assert.Multiple(() =>
        {
            Assert.That((made.Status, made["to"], made["from"], made["body"], made["num_media"], made["num_segments"]), Is.EqualTo((201, "+15550111", "+15550100", "Hello", "2", "1")));
            Assert.That((made["direction"], made["price"], made["price_unit"], made["api_version"], made["error_code"]), Is.EqualTo(("outbound-api", (string?)null, "USD", "2010-04-01", (string?)null)));
            Assert.That((made["date_created"], made["uri"]), Is.EqualTo(("Tue, 31 Aug 2010 20:36:28 +0000", $"/2010-04-01/Accounts/{Host.Main.Sid}/Messages/{made["sid"]}.json")));
            Assert.That(made.Json!["subresource_uris"]!["media"]!.ToString(), Is.EqualTo($"/2010-04-01/Accounts/{Host.Main.Sid}/Messages/{made["sid"]}/Media.json"));
            Assert.That((command.Validity, command.StatusCallback, command.Direction), Is.EqualTo((TimeSpan.FromMinutes(1), "https://example.com/told", MessageDirection.OutboundApi)));
            Assert.That(command.Media.Select(m => m.Url), Is.EqualTo(new[] { "https://example.com/a.png", "https://example.com/b.png" }));
        });
        Assert.That(made.Json!.Select(p => p.Key), Is.EquivalentTo(new[]
        {
            "sid", "account_sid", "messaging_service_sid", "from", "to", "body", "num_segments", "num_media", "direction", "status", "error_code", "error_message", "price",
            "price_unit", "api_version", "date_created", "date_updated", "date_sent", "uri", "subresource_uris",
        }));
    }

    [Test]
    public async Task Everything_wrong_with_a_message_is_named_and_the_code_is_that_of_the_first()
    {
        var refused = await PostAsync("Messages.json", ("MediaUrl", "/cat.png"), ("StatusCallback", "nowhere"), ("ValidityPeriod", "0"), ("SendAt", "2010-08-31T20:00:00Z"), ("MessagingServiceSid", "MG1"));
        Assert.That((refused.Status, refused.Code), Is.EqualTo((400, 21620)));
        foreach (var name in new[] { "MediaUrl", "'To'", "'From'", "StatusCallback", "ValidityPeriod", "ScheduleType", "SendAt", "MessagingServiceSid" })
        {
            Assert.That(refused["message"], Does.Contain(name));
        }

        Assert.That(Control.Sent, Is.Empty);
    }

    [TestCase("", "+15550100", "x", 21604)]
    [TestCase("+15550111", "", "x", 21603)]
    [TestCase("+15550111", "+15550100", "", 21619)]
    public async Task What_is_missing_has_its_code(string to, string from, string body, int code) =>
        Assert.That((await PostAsync("Messages.json", ("To", to), ("From", from), ("Body", body))).Code, Is.EqualTo(code));

    [Test]
    public async Task Limits_and_refusals_have_their_codes()
    {
        Assert.That((await PostAsync("Messages.json", ("To", "+15550111"), ("From", "+15550100"), ("Body", new string('x', 1_601)))).Code, Is.EqualTo(21617));
        Control.Refusal = ErrorCatalogue.MessageQueueFull;
        var full = await PostAsync("Messages.json", ("To", "+15550111"), ("From", "+15550100"), ("Body", "x"));
        Assert.That((full.Status, full.Code), Is.EqualTo((429, 21611)));
    }

    [Test]
    public async Task A_message_can_be_scheduled_and_called_off()
    {
        var made = await PostAsync("Messages.json", ("To", "+15550111"), ("From", "+15550100"), ("Body", "x"), ("SendAt", "2010-09-01T08:00:00Z"), ("ScheduleType", "fixed"));
        Assert.That((made["status"], made["date_sent"], Control.Sent.Single().SendAt), Is.EqualTo(("scheduled", (string?)null, (DateTimeOffset?)new DateTimeOffset(2010, 9, 1, 8, 0, 0, TimeSpan.Zero))));
        var path = $"Messages/{made["sid"]}.json";
        Assert.That((await DeleteAsync(path)).Code, Is.EqualTo(20009));
        Assert.That((await PostAsync(path, ("Status", "sent"))).Code, Is.EqualTo(20001));
        Assert.That((await PostAsync(path, ("Status", "canceled")))["status"], Is.EqualTo("canceled"));
        Assert.That((await PostAsync(path, ("Status", "canceled"))).Code, Is.EqualTo(30409));
    }

    [Test]
    public async Task The_applications_address_is_told_unless_another_is_given()
    {
        var application = new VoiceApplication
        {
            Sid = new RandomSidSource().New<ApplicationSid>(),
            AccountSid = Host.Main.Sid,
            FriendlyName = "texts",
            MessageStatusCallback = "https://example.com/app",
            DateCreated = ApiHost.Now,
            DateUpdated = ApiHost.Now,
        };
        await Host.Get<IApplicationStore>().SaveAsync(application, CancellationToken.None);
        await PostAsync("Messages.json", ("To", "+15550111"), ("From", "+15550100"), ("Body", "x"), ("ApplicationSid", application.Sid.Value));
        Assert.That((Control.Sent.Single().StatusCallback, Control.Sent.Single().StatusCallbackMethod), Is.EqualTo(("https://example.com/app", WebhookMethod.Post)));
        Assert.That((await PostAsync("Messages.json", ("To", "+15550111"), ("From", "+15550100"), ("Body", "x"), ("ApplicationSid", "AP00000000000000000000000000000001"))).Code, Is.EqualTo(21218));
    }

    [Test]
    public async Task Messages_are_listed_shown_emptied_and_removed()
    {
        var first = await AddAsync("one", ApiHost.Now);
        var second = await AddAsync("two", ApiHost.Now.AddDays(1), "+15550122");
        Assert.That(await ListAsync("Messages.json"), Is.EqualTo(new[] { second.Sid.Value, first.Sid.Value }));
        Assert.That(await ListAsync("Messages.json?To=%2B1%20(555)%200122"), Is.EqualTo(new[] { second.Sid.Value }));
        Assert.That(await ListAsync("Messages.json?From=%2B15550999"), Is.Empty);
        Assert.That(await ListAsync("Messages.json?DateSent=2010-08-31"), Is.EqualTo(new[] { first.Sid.Value }));
        Assert.That(await ListAsync("Messages.json?DateSent%3E=2010-09-01"), Is.EqualTo(new[] { second.Sid.Value }));
        var page = await GetAsync("Messages.json?PageSize=1&From=%2B15550100");
        Assert.That(page["next_page_uri"], Does.Contain("From=%2B15550100"));
        var path = $"Messages/{first.Sid}.json";
        Assert.That((await GetAsync(path))["body"], Is.EqualTo("one"));
        Assert.That((await PostAsync(path, ("Body", "other"))).Code, Is.EqualTo(20001));
        Assert.That((await PostAsync(path, ("Body", "")))["body"], Is.EqualTo(""));
        Assert.That((await DeleteAsync(path)).Status, Is.EqualTo(204));
        Assert.That((await GetAsync(path)).Code, Is.EqualTo(20404));
    }

    [Test]
    public async Task Media_is_listed_shown_fetched_and_removed()
    {
        var message = await AddAsync("x", ApiHost.Now);
        var list = await GetAsync($"Messages/{message.Sid}/Media.json");
        var media = ((JsonArray)list.Json!["media_list"]!).Select(m => m!["sid"]!.ToString()).ToList();
        var path = $"Messages/{message.Sid}/Media/{media[1]}";
        var shown = await GetAsync(path + ".json");
        Assert.That((shown["content_type"], shown["parent_sid"], shown["uri"]), Is.EqualTo(("image/png", message.Sid.Value, $"/2010-04-01/Accounts/{Host.Main.Sid}/{path}.json")));
        Assert.That(shown.Json!.Select(p => p.Key), Is.EquivalentTo(new[] { "sid", "account_sid", "parent_sid", "content_type", "date_created", "date_updated", "uri" }));
        var content = await GetAsync(path);
        Assert.That((Convert.ToHexString(content.Bytes), content.ContentHeaders.ContentType!.MediaType), Is.EqualTo(("010203", "image/png")));
        Assert.That((content.Headers.GetValues("X-Content-Type-Options").Single(), content.Headers.GetValues("Content-Security-Policy").Single()), Is.EqualTo(("nosniff", "default-src 'none'; sandbox")));

        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler);
        client.DefaultRequestHeaders.Authorization = ApiHost.Basic(Host.Main.Sid.Value, Host.Main.AuthToken);
        using var elsewhere = await client.GetAsync(new Uri(Host.Address, $"/2010-04-01/Accounts/{Host.Main.Sid}/Messages/{message.Sid}/Media/{media[0]}"));
        Assert.That(((int)elsewhere.StatusCode, elsewhere.Headers.Location?.ToString()), Is.EqualTo((307, "https://example.com/b.gif")));
        Assert.That((await DeleteAsync(path + ".json")).Status, Is.EqualTo(204));
        Assert.That((await GetAsync(path)).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Another_account_sees_and_touches_nothing()
    {
        var message = await AddAsync("secret", ApiHost.Now);
        var media = ((JsonArray)(await GetAsync($"Messages/{message.Sid}/Media.json")).Json!["media_list"]!)[1]!["sid"]!.ToString();
        var theirs = $"/2010-04-01/Accounts/{Host.Stranger.Sid}/Messages";
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, $"{theirs}/{message.Sid}.json"), (HttpMethod.Post, $"{theirs}/{message.Sid}.json"), (HttpMethod.Delete, $"{theirs}/{message.Sid}.json"),
            (HttpMethod.Get, $"{theirs}/{message.Sid}/Media.json"), (HttpMethod.Get, $"{theirs}/{message.Sid}/Media/{media}.json"),
            (HttpMethod.Get, $"{theirs}/{message.Sid}/Media/{media}"), (HttpMethod.Delete, $"{theirs}/{message.Sid}/Media/{media}.json"),
        })
        {
            Assert.That((await Host.SendAsync(Host.Stranger, method, path, ("Body", ""))).Code, Is.EqualTo(20404), $"{method} {path}");
        }

        Assert.That(((JsonArray)(await Host.SendAsync(Host.Stranger, HttpMethod.Get, theirs + ".json")).Json!["messages"]!).Count, Is.Zero);
        Assert.That((await Store.FindAsync(Host.Main.Sid, message.Sid, CancellationToken.None))!.Body, Is.EqualTo("secret"));
    }

    [Test]
    public async Task A_number_names_the_application_of_its_messages()
    {
        var application = (await PostAsync("Applications.json", ("FriendlyName", "texts"), ("SmsUrl", "https://example.com/sms")))["sid"]!;
        var number = await PostAsync("IncomingPhoneNumbers.json", ("PhoneNumber", "+15550100"), ("SmsApplicationSid", application));
        Assert.That((number["sms_application_sid"], number.Json!["capabilities"]!["sms"]!.GetValue<bool>()), Is.EqualTo((application, true)));
        Assert.That((await PostAsync($"IncomingPhoneNumbers/{number["sid"]}.json", ("SmsApplicationSid", "")))["sms_application_sid"], Is.Null);
        Assert.That((await PostAsync($"IncomingPhoneNumbers/{number["sid"]}.json", ("SmsApplicationSid", "AP00000000000000000000000000000001"))).Code, Is.EqualTo(21218));
    }

    private async Task<MessageRecord> AddAsync(string body, DateTimeOffset sent, string to = "+15550111")
    {
        var sids = new RandomSidSource();
        var message = new MessageRecord
        {
            Sid = sids.New<MessageSid>(),
            AccountSid = Host.Main.Sid,
            Direction = MessageDirection.Inbound,
            Status = MessageStatus.Received,
            From = "+15550100",
            To = to,
            Body = body,
            NumMedia = 2,
            DateCreated = sent,
            DateUpdated = sent,
            DateSent = sent,
        };
        var here = new MessageMedia { Sid = sids.New<MediaSid>(), AccountSid = message.AccountSid, MessageSid = message.Sid, ContentType = "image/png", DateCreated = sent, DateUpdated = sent };
        var elsewhere = here with { Sid = sids.New<MediaSid>(), ContentType = "image/gif", Url = "https://example.com/b.gif" };
        ImmutableArray<(MessageMedia, ReadOnlyMemory<byte>)> media = [(here, new byte[] { 1, 2, 3 }), (elsewhere, default)];
        await Store.AddAsync(message, media, CancellationToken.None);
        return message;
    }

    private async Task<IEnumerable<string>> ListAsync(string path) => ((JsonArray)(await GetAsync(path)).Json!["messages"]!).Select(m => m!["sid"]!.ToString());
}

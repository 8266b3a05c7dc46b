// A mailbox: callers leave messages, and whoever may hear them subscribes to a feed (RSS) in any podcast player. The application keeps nothing itself:
// the recordings are the server's, and the feed is made of its REST each time it is asked for.
//
//   WD_SERVER, WD_ACCOUNT_SID, WD_AUTH_TOKEN   the server and the account (eng/run --sample Voicemail sets them)
//   APP_URL                                    where this application listens
//   PHONE_NUMBER                               the number that callers dial

using System.Xml.Linq;
using WorkDistribution.Samples.Demo;
using WorkDistribution.Samples.Rest;
using WorkDistribution.Samples.Voicemail;

var app = RestClient.Setting("APP_URL");
using var rest = RestClient.FromEnvironment();

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls(app);
await using var site = builder.Build();
site.UseWhen(context => context.Request.Method == HttpMethods.Post, signed => signed.UseMiddleware<SignatureCheck>(RestClient.Setting("WD_AUTH_TOKEN")));
var feed = new MessageFeed(rest, app, RestClient.Setting("WD_AUTH_TOKEN"));
site.MapPost("/voice", () => Twiml.Document(
    new XElement("Say", "Nobody can take your call. Leave a message after the tone, and press pound when you are done."),
    new XElement("Record", new XAttribute("action", "/recorded"), new XAttribute("maxLength", 120), new XAttribute("timeout", 5), new XAttribute("finishOnKey", "#")),
    new XElement("Say", "Nothing was recorded. Goodbye.")));
site.MapPost("/recorded", () => Twiml.Document(new XElement("Say", "Thank you. Your message is kept. Goodbye."), new XElement("Hangup")));
site.MapGet("/feed/{key}.xml", async (string key, CancellationToken cancellationToken) =>
    feed.IsKey(key) ? Results.Text(await feed.WriteAsync(cancellationToken), "application/rss+xml; charset=utf-8") : Results.NotFound());
var number = await PhoneNumbers.LeadAsync(rest, ("VoiceUrl", app + "/voice"));
await site.StartAsync();
Console.WriteLine($"""

    The mailbox takes messages. Dial {number}. Subscribe to {feed.Url}

    """);
await site.WaitForShutdownAsync();

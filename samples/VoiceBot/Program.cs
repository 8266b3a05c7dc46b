// A voice bot over a stream of audio: the caller's voice comes over a WebSocket, the bot waits for the end of what is said, thinks, and speaks. Who speaks
// while the bot does interrupts it. What the bot thinks is one interface (IBrain), what it speaks with another (IVoice): put a hosted model there.
//
//   WD_SERVER, WD_ACCOUNT_SID, WD_AUTH_TOKEN   the server and the account (eng/run --sample VoiceBot sets them)
//   APP_URL                                    where this application listens
//   PHONE_NUMBER                               the number that callers dial

using WorkDistribution.Samples.Demo;
using WorkDistribution.Samples.Rest;
using WorkDistribution.Samples.VoiceBot;

var app = RestClient.Setting("APP_URL");
using var rest = RestClient.FromEnvironment();

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls(app);
await using var site = builder.Build();
site.UseWebSockets();
site.UseWhen(context => context.Request.Method == HttpMethods.Post, signed => signed.UseMiddleware<SignatureCheck>(RestClient.Setting("WD_AUTH_TOKEN")));
BotSite.Map(site, new CountingBrain(), new FliteVoice());
await BotSite.EnsureNumberAsync(rest, app, CancellationToken.None);
await site.StartAsync();
Console.WriteLine($"""

    The bot listens. Dial {RestClient.Setting("PHONE_NUMBER")}, say something, and wait for its answer.

    """);
await site.WaitForShutdownAsync();

// The demo: a telephone menu as a small web application. It knows nothing of telephony: it answers HTTP requests with XML.
//
//   DEMO_URLS        where it listens                      http://127.0.0.1:8090
//   DEMO_AUTH_TOKEN  the account's token: requests that it did not sign are refused; without it nothing is checked

using WorkDistribution.Samples.Demo;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls(Environment.GetEnvironmentVariable("DEMO_URLS") ?? "http://127.0.0.1:8090");
builder.Services.AddSingleton(TimeProvider.System);

var app = builder.Build();
if (Environment.GetEnvironmentVariable("DEMO_AUTH_TOKEN") is { Length: > 0 } token)
{
    app.UseMiddleware<SignatureCheck>(token);
}

VoiceMenu.Map(app);
TextReply.Map(app);
await app.RunAsync();

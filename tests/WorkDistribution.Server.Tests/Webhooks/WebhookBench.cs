using Microsoft.Extensions.DependencyInjection;
using Moq;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Playback;
using WorkDistribution.Server.Webhooks;
using WorkDistribution.Voice.Playback;

namespace WorkDistribution.Server.Tests.Webhooks;

/// <summary>The registered services with a made-up account and resolver.</summary>
internal sealed class WebhookBench : IAsyncDisposable
{
    public const string Token = "5f4dcc3b5aa765d61d8327deb882cf99";
    private readonly ServiceProvider _services;

    public WebhookBench(Action<WebhookOptions>? configure = null, TimeProvider? clock = null)
    {
        var accounts = new Mock<IAccountStore>();
        accounts.Setup(a => a.FindAsync(It.IsAny<AccountSid>(), It.IsAny<CancellationToken>()))
            .Returns((AccountSid sid, CancellationToken _) => ValueTask.FromResult(sid.Value.EndsWith('0') ? null : new Account
            {
                Sid = sid,
                FriendlyName = "A",
                AuthToken = Token,
                DateCreated = default,
                DateUpdated = default,
            }));
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton(accounts.Object);
        services.AddSingleton(Prompts.Object);
        services.AddSingleton<IHostResolver>(Resolver);
        if (clock is not null)
        {
            services.AddSingleton(clock);
        }

        services.AddWebhooks(o =>
        {
            o.AllowPrivateWebhooks = true;
            o.RetryDelay = TimeSpan.FromMilliseconds(1);
            configure?.Invoke(o);
        });
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public static AccountSid Account { get; } = AccountSid.FromTrusted("AC" + new string('1', 32));

    public static AccountSid OtherAccount { get; } = AccountSid.FromTrusted("AC" + new string('2', 32));

    public Mock<IPromptLibrary> Prompts { get; } = new();

    public FixedResolver Resolver { get; } = new();

    public IWebhookClient Client => _services.GetRequiredService<IWebhookClient>();

    public IMediaSource Media => _services.GetRequiredService<IMediaSource>();

    public WebhookCounters Counters => _services.GetRequiredService<WebhookCounters>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<WebhookOutcome> PostAsync(string url, params (string Name, string Value)[] parameters) => Client.SendAsync(Request(url, parameters), CancellationToken.None);

    public Task<WebhookOutcome> GetAsync(string url, params (string Name, string Value)[] parameters) =>
        Client.SendAsync(Request(url, parameters) with { Method = WebhookMethod.Get }, CancellationToken.None);

    public static WebhookRequest Request(string url, params (string Name, string Value)[] parameters) => new()
    {
        AccountSid = Account,
        Url = url,
        Parameters = [.. parameters.Select(p => KeyValuePair.Create(p.Name, p.Value))],
    };

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

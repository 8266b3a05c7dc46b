using System.Net;
using System.Net.NetworkInformation;
using Serilog;
using WorkDistribution.Api;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Server.Health;
using WorkDistribution.Server.Lifetime;
using WorkDistribution.Server.MessageGateways;
using WorkDistribution.Server.Options;
using WorkDistribution.Server.Wiring;
using WorkDistribution.Server.Wiring.TaskRouting;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Registrar;
using WorkDistribution.TaskRouting.Statistics.Book;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Voice;

namespace WorkDistribution.Server;

/// <summary>Everything of the process, started and stopped in an order that leaves no gap: REST and audio listen before the first call can come, and outlive the last.</summary>
internal sealed class ServerHost : IAsyncDisposable
{
    private readonly ServerOptions _options;
    private readonly WebApplication _app;
    private readonly ServerState _state = new();
    private readonly ILogger<ServerHost> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private Task _sweeping = Task.CompletedTask;

    /// <summary>Puts everything together; nothing runs yet.</summary>
    public ServerHost(ServerOptions options, Serilog.ILogger logger)
    {
        _options = options;

        // No watching: it would follow every write below the working folder, the database's included, for settings files that are not read.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.ClearProviders().AddSerilog(logger);
        builder.WebHost.UseUrls([.. options.Urls.Select(url => url.ToString())]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton(options).AddSingleton(_state).AddSingleton<IHostLifetime, SignalLifetime>();
        builder.Services.AddServer(options);
        _app = builder.Build();
        _app.UseMiddleware<DrainingRequests>();
        _app.UseWebSockets();
        HealthEndpoints.Map(_app);
        MessageGatewayEndpoints.Map(_app, options);
        _app.MapVoiceApi();
        _logger = _app.Services.GetRequiredService<ILogger<ServerHost>>();
    }

    /// <summary>Opens storage, mends what a crash left, and listens: REST first, SIP last.</summary>
    /// <param name="output">Where the first account's credentials are shown.</param>
    public async Task StartAsync(TextWriter output)
    {
        var none = CancellationToken.None;

        // Work distribution first: what a crash left of calls is closed there too.
        await Get<TaskRouter>().StartAsync(none);
        await Get<VoiceRuntime>().StartAsync(none);
        await ActivatorUtilities.CreateInstance<InterruptedConversations>(_app.Services).CloseAsync(none);
        await ActivatorUtilities.CreateInstance<FirstAccountMaker>(_app.Services).EnsureAsync(output, none);
        await Get<Registrar>().LoadAsync(none);
        await _app.StartAsync(none);
        await Get<SipUserAgent>().StartAsync(Get<ISipApplication>(), none);
        await Get<VoiceRuntime>().ResumeMessagesAsync(none);
        _sweeping = Task.WhenAll(
            ActivatorUtilities.CreateInstance<RegistrationSweeper>(_app.Services).RunAsync(_stopping.Token),
            ActivatorUtilities.CreateInstance<WorkspaceSweeper>(_app.Services).RunAsync(_stopping.Token),
            Get<StatisticsBooks>().RunAsync(_stopping.Token));
        _state.MarkStarted();
        Announce();
    }

    /// <summary>Waits to be told to end, drains, and stops.</summary>
    public async Task RunAsync()
    {
        await _state.Draining;
        var sip = Get<SipUserAgent>();
        sip.BeginDrain();
        await Get<VoiceRuntime>().DrainAsync(_options.Drain, CancellationToken.None);
        await _stopping.CancelAsync();
        await _sweeping;
        await sip.StopAsync();
        await _app.StopAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _sweeping;
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    private void Announce()
    {
        foreach (var engine in Get<IPromptLibrary>().Engines.Concat(Get<ISpeechRecognizer>().Engines).Where(engine => !engine.IsAvailable))
        {
            ServerLog.EngineMissing(_logger, engine.Name, engine.Detail);
        }

        if (_options.IsAdvertisedNamed && !IsOfThisMachine(_options.Advertised))
        {
            ServerLog.AdvertisedElsewhere(_logger, _options.Advertised.ToString());
        }

        var sip = string.Join(", ", Get<SipUserAgent>().Listeners.Select(l => $"{l.Transport.ToString().ToLowerInvariant()}:{l.EndPoint}"));
        ServerLog.Listening(_logger, string.Join(", ", _app.Urls), sip, _options.RtpPortMin, _options.RtpPortMax, _options.Advertised.ToString());
    }

    private static bool IsOfThisMachine(IPAddress address) =>
        IPAddress.IsLoopback(address)
        || NetworkInterface.GetAllNetworkInterfaces().SelectMany(i => i.GetIPProperties().UnicastAddresses).Any(a => a.Address.Equals(address));
}

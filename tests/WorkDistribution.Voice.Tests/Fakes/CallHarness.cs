using System.Collections.Immutable;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.InstantMessages;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Registrar;
using WorkDistribution.Voice.Applications;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.CallQueues.Tasks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Conferences;
using WorkDistribution.Voice.Messages;
using WorkDistribution.Voice.Messages.Gateways;
using WorkDistribution.Voice.Notifications;
using WorkDistribution.Voice.Numbers;
using WorkDistribution.Voice.Payments;
using WorkDistribution.Voice.Playback;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Registrations;
using WorkDistribution.Voice.SipDomains;
using WorkDistribution.Voice.Streams;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Voice.Tests.Fakes;

/// <summary>Call processing as a whole, composed as the server composes it, between a fake phone, fake audio and a fake application.</summary>
internal sealed class CallHarness : IAsyncDisposable
{
    public const string Number = "+15550100";

    private readonly ServiceProvider _provider;

    public CallHarness(Action<VoiceOptions>? configure = null, IPaymentConnector? connector = null, params IMessageGateway[] gateways)
    {
        Media = new FakeMediaEngine();
        App = new WebApp(Media);
        App.Page("/status", "");
        Accounts.All[Account] = new Account { Sid = Account, FriendlyName = "test", AuthToken = "token", DateCreated = default, DateUpdated = default };
        Numbers.All.Add(new IncomingPhoneNumber
        {
            Sid = new RandomSidSource().New<PhoneNumberSid>(),
            AccountSid = Account,
            PhoneNumber = Number,
            FriendlyName = Number,
            Voice = new VoiceSettings { VoiceUrl = WebApp.Base + "/voice", VoiceFallbackUrl = WebApp.Base + "/fallback", StatusCallback = WebApp.Base + "/status" },
            DateCreated = default,
            DateUpdated = default,
        });
        Domains.Setup(d => d.ListAsync(It.IsAny<AccountSid>(), It.IsAny<PageRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new Page<SipDomain>([Domain], null));
        Domains.Setup(d => d.FindByNameAsync("phones.test", It.IsAny<CancellationToken>())).ReturnsAsync(() => Domain);
        var services = new ServiceCollection();
        foreach (var gateway in gateways)
        {
            services.AddSingleton(gateway);
        }

        _provider = services
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<ICallStore>(Calls)
            .AddSingleton<ICallQueueStore>(Queues)
            .AddSingleton<ICallTasks>(Tasks)
            .AddSingleton<IRecordingStore>(Recordings)
            .AddSingleton<IConferenceStore>(Conferences)
            .AddSingleton<ITranscriptionStore>(Transcriptions)
            .AddSingleton<INotificationStore>(Notifications)
            .AddSingleton<IMessageStore>(Texts)
            .AddSingleton<IPhoneNumberStore>(Numbers)
            .AddSingleton<IAccountStore>(Accounts)
            .AddSingleton<IApplicationStore>(Applications)
            .AddSingleton(Domains.Object)
            .AddSingleton(Mock.Of<IRegistrationStore>())
            .AddSingleton<IWebhookClient>(App)
            .AddSingleton<IMediaSource>(App)
            .AddSingleton<IStreamConnector>(Streams)
            .AddSingleton<IMediaEngine>(Media)
            .AddSingleton<IPromptLibrary>(Media)
            .AddSingleton<ISpeechRecognizer>(Recognizer)
            .AddSingleton<ISipUserAgent>(Phones)
            .AddSingleton<ILocationService>(Phones)
            .AddSingleton(connector ?? Mock.Of<IPaymentConnector>())
            .AddVoice(options =>
            {
                options.Trunks.Add(new TrunkOptions { Name = "trunk", Host = "trunk.test:5080", IsDefault = true });
                options.ClosingMessage = "sorry";
                configure?.Invoke(options);
            })
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public static AccountSid Account { get; } = new("AC00000000000000000000000000000001");

    public WatchedClock Clock { get; } = new();

    public FakeMediaEngine Media { get; }

    public WebApp App { get; }

    public FakeStreams Streams { get; } = new();

    public FakeRecognizer Recognizer { get; } = new();

    public FakeUserAgent Phones { get; } = new();

    public MemoryCalls Calls { get; } = new();

    public MemoryRecordings Recordings { get; } = new();

    public MemoryTranscriptions Transcriptions { get; } = new();

    public MemoryConferences Conferences { get; } = new();

    public MemoryNotifications Notifications { get; } = new();

    public MemoryMessages Texts { get; } = new();

    public MemoryQueues Queues { get; } = new();

    public FakeCallTasks Tasks { get; } = new();

    public MemoryNumbers Numbers { get; } = new();

    public MemoryAccounts Accounts { get; } = new();

    public MemoryApplications Applications { get; } = new();

    public Mock<ISipDomainStore> Domains { get; } = new();

    public SipDomain Domain { get; set; } = new()
    {
        Sid = new RandomSidSource().New<SipDomainSid>(),
        AccountSid = Account,
        DomainName = "phones.test",
        FriendlyName = "phones",
        DateCreated = default,
        DateUpdated = default,
    };

    public CallRegistry Registry => _provider.GetRequiredService<CallRegistry>();

    public VoiceRuntime Runtime => _provider.GetRequiredService<VoiceRuntime>();

    public ICallControl Control => _provider.GetRequiredService<ICallControl>();

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    /// <summary>A phone calls.</summary>
    public FakeInviteSession Call(string called = Number, string from = "sip:+15550111@trunk.test", string body = "offer", object? tag = null, params KeyValuePair<string, string>[] headers)
    {
        Assert.That(SipUri.TryParse(called.StartsWith("sip:", StringComparison.Ordinal) ? called : $"sip:{called}@127.0.0.1", out var uri));
        ImmutableArray<SipHeader> fields = [new("From", $"\"Ann\" <{from}>;tag=1"), new("To", $"<{uri}>"), .. headers.Select(h => new SipHeader(h.Key, h.Value))];
        var session = new FakeInviteSession(new SipRequest("INVITE", uri!, new SipHeaders(fields), Encoding.ASCII.GetBytes(body)), incoming: true) { AccessTag = tag };
        var observer = _provider.GetRequiredService<ISipApplication>().OnInvite(session);
        if (observer is null)
        {
            session.Observer = Mock.Of<IInviteSessionObserver>();
            session.Reject(503);
        }
        else
        {
            session.Observer = observer;
        }

        return session;
    }

    /// <summary>A phone or a trunk sends a message.</summary>
    public async Task<int> TextAsync(string body, string to = Number, string from = "sip:+15550111@trunk.test", object? tag = null, string type = "text/plain")
    {
        Assert.That(SipUri.TryParse($"sip:{to}@127.0.0.1", out var uri));
        ImmutableArray<SipHeader> fields = [new("From", $"<{from}>;tag=1"), new("To", $"<{uri}>"), new("Content-Type", type), new("X-Route", "blue")];
        var request = new SipRequest("MESSAGE", uri!, new SipHeaders(fields), Encoding.UTF8.GetBytes(body));
        var message = new IncomingMessage(request, new IPEndPoint(IPAddress.Loopback, 5070), null, tag);
        return (await _provider.GetRequiredService<ISipApplication>().OnMessageAsync(message, CancellationToken.None)).Status;
    }

    /// <summary>Waits until nothing runs, and looks that nothing is left.</summary>
    public async Task IdleAsync()
    {
        await Registry.WhenIdleAsync().WaitAsync(Signals<int>.Limit);
        Assert.Multiple(() =>
        {
            Assert.That(Registry.Count, Is.Zero, "live calls");
            Assert.That(Registry.Legs, Is.Zero, "legs");
            Assert.That(Registry.Running, Is.Zero, "tasks");
            Assert.That(Media.Open, Is.Zero, "media sessions");
            Assert.That(Media.OpenMixers, Is.Zero, "conferences");
            Assert.That(Clock.ArmedTimers, Is.Zero, "timers");
        });
    }

    /// <summary>The only call that is no child.</summary>
    public CallRecord TheCall => Calls.All.Single(c => c.ParentCallSid is null);

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}

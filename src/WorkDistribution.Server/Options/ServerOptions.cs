using System.Collections.Immutable;
using System.Net;
using Serilog.Events;
using WorkDistribution.Media.Speech;
using WorkDistribution.Server.Payments;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Server.Options;

/// <summary>What the operator decided, checked. Immutable: it holds for the life of the process.</summary>
internal sealed record ServerOptions
{
    /// <summary>Where REST listens.</summary>
    public ImmutableArray<Uri> Urls { get; init; } = [new Uri("http://127.0.0.1:8080")];

    /// <summary>Where everything is kept; absolute.</summary>
    public string DataDirectory { get; init; } = Path.GetFullPath("data");

    /// <summary>Where SIP listens.</summary>
    public ImmutableArray<SipDestination> Sip { get; init; } =
    [
        new(SipTransportKind.Udp, new IPEndPoint(IPAddress.Loopback, 5060)),
        new(SipTransportKind.Tcp, new IPEndPoint(IPAddress.Loopback, 5060)),
    ];

    /// <summary>What phones are challenged with, the preferred first.</summary>
    public ImmutableArray<DigestAlgorithm> SipDigest { get; init; } = [DigestAlgorithm.Md5];

    /// <summary>The address phones are told to send to.</summary>
    public IPAddress Advertised { get; init; } = IPAddress.Loopback;

    /// <summary>Whether the operator named <see cref="Advertised"/>.</summary>
    public bool IsAdvertisedNamed { get; init; }

    /// <summary>Lowest port of audio; even.</summary>
    public int RtpPortMin { get; init; } = 20000;

    /// <summary>Highest port of audio.</summary>
    public int RtpPortMax { get; init; } = 29999;

    /// <summary>An account to make when it is absent; null for none.</summary>
    public FirstAccount? Account { get; init; }

    /// <summary>Sources taken as a trunk without credentials.</summary>
    public ImmutableArray<IPNetwork> Trusted { get; init; } = [];

    /// <summary>Carriers, in order of preference.</summary>
    public ImmutableArray<TrunkOptions> Trunks { get; init; } = [];

    /// <summary>Payment processors.</summary>
    public ImmutableArray<PaymentConnectorOptions> PaymentConnectors { get; init; } = [];

    /// <summary>The gateway of messages; null sends them as SIP by the trunk.</summary>
    public MessageGatewayOptions? MessageGateway { get; init; }

    /// <summary>Whether fetches may reach private and loopback addresses.</summary>
    public bool AllowPrivateWebhooks { get; init; }

    /// <summary>Whether the audio of recordings needs credentials.</summary>
    public bool ProtectRecordings { get; init; }

    /// <summary>Whether accounts may show only their own numbers as caller id.</summary>
    public bool RequireOwnedCallerId { get; init; }

    /// <summary>Whether a phone's transfer is followed without a document.</summary>
    public bool PhonesMayTransfer { get; init; }

    /// <summary>How REST is reached from outside, without a slash at its end.</summary>
    public string PublicUrl { get; init; } = "http://127.0.0.1:8080";

    /// <summary>Whether the operator named <see cref="PublicUrl"/>.</summary>
    public bool IsPublicUrlNamed { get; init; }

    /// <summary>Calls at once.</summary>
    public int MaxCalls { get; init; } = 5000;

    /// <summary>Which engines speak.</summary>
    public EngineChoice SpeechEngines { get; init; }

    /// <summary>Which engines listen.</summary>
    public EngineChoice RecognitionEngines { get; init; }

    /// <summary>A service that speaks; null for none.</summary>
    public SpeechServiceOptions? SpeechService { get; init; }

    /// <summary>A service that listens; null for none.</summary>
    public SpeechServiceOptions? TranscriptionService { get; init; }

    /// <summary>REST requests a second of one account; 0 for no limit.</summary>
    public int RequestsPerSecond { get; init; }

    /// <summary>Lists selected by an expression, a second of one account and list; 0 for no limit.</summary>
    public int EvaluationsPerSecond { get; init; } = 3;

    /// <summary>Statistics of one kind a second of one account; 0 for no limit.</summary>
    public int StatisticsPerSecond { get; init; } = 3;

    /// <summary>How long calls may go on after SIGTERM.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The least level that is logged.</summary>
    public LogEventLevel LogLevel { get; init; } = LogEventLevel.Information;

    /// <summary>Whether log lines are JSON.</summary>
    public bool IsLogJson { get; init; }

    /// <summary>A file to log to as well; null for none.</summary>
    public string? LogFile { get; init; }

    /// <summary>The settings file that was read; null for none.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>The address sockets of audio bind to: that of the first SIP listener.</summary>
    public IPAddress MediaAddress => Sip[0].EndPoint.Address;
}

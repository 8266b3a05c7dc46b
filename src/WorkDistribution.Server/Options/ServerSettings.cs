using System.Collections.Immutable;

namespace WorkDistribution.Server.Options;

/// <summary>Everything that can be set, in the order of the help.</summary>
internal static class ServerSettings
{
    /// <summary>The settings.</summary>
    public static ImmutableArray<ServerSetting> All { get; } =
    [
        new("urls", "URL", "Where REST listens. Default http://127.0.0.1:8080", IsList: true),
        new("data", "DIR", "Where everything is kept. Default ./data"),
        new("sip", "udp:ADDRESS:PORT", "Where SIP listens, udp: or tcp:. Default udp:127.0.0.1:5060 and tcp:127.0.0.1:5060", IsList: true),
        new("sip-digest", "md5|sha-256[,...]", "Digest algorithms phones are challenged with, the preferred first; with more than one, some phones that know MD5 only give up. Default md5"),
        new("advertise", "ADDRESS", "The address phones are told to send to: an IP or a name that resolves. Default the listening address"),
        new("rtp-ports", "FIRST-LAST", "UDP ports of audio, two a call leg. Default 20000-29999"),
        new("account", "AC<32 hex>:TOKEN", "An account to make when it is absent. Without any, the first start makes one and shows it"),
        new("trust", "CIDR", "Sources taken as a trunk without credentials. Default none", IsList: true),
        new("trunk", "name=N;address=udp:HOST:PORT[;username=U;password=P]", "A carrier that outgoing calls to numbers leave through", IsList: true),
        new("payment-connector", "name=N;url=URL[;username=U;password=P][;account=AC...]", "A payment processor that Pay may name, for all accounts or one", IsList: true),
        new("message-gateway", "url=URL;secret=S[;format=json|form]|simulator", "A gateway that text messages to numbers leave through and come in by. Default none: they leave as SIP by the trunk"),
        new("allow-private-webhooks", "", "Let fetches reach private and loopback addresses"),
        new("protect-recordings", "", "Give the audio of recordings only with credentials. Otherwise whoever knows its address may play it, as existing applications do"),
        new("phones-may-transfer", "", "A phone's transfer (REFER) is followed also where the Dial names no referUrl: the other one is connected to the address asked for, at the account's cost"),
        new("require-owned-caller-id", "", "Telephone numbers shown as caller id must be numbers of the account; in Dial also those of the call itself"),
        new("public-url", "URL", "How this server's REST is reached from outside: addresses of recordings, and those in answers of work distribution, begin with it. Default the first of --urls, and the host that a request came to"),
        new("max-calls", "N", "Calls at once; more are answered 503. Default 5000"),
        new("speech", "auto|local|service|off", "What speaks: auto takes the speech service where there is one and the programs of this machine where there is none or it fails. Default auto"),
        new("speech-service", "url=URL[;key=K][;model=M][;female=V][;male=V][;seconds=N]", "A server with the OpenAI-style /v1/audio/speech; its address may be a private one. Default none"),
        new("recognition", "auto|local|service|off", "What understands speech; auto as with --speech. Default auto"),
        new("transcription-service", "url=URL[;key=K][;model=M][;seconds=N]", "A server with the OpenAI-style /v1/audio/transcriptions. Default none"),
        new("requests-per-second", "N", "REST requests an account may make, as an average over ten seconds; more are answered 429. Default 0, no limit"),
        new("evaluations-per-second", "N", "The same for each list that is selected by an expression. Default 3; 0 for no limit"),
        new("statistics-per-second", "N", "The same for each kind of statistics. Default 3; 0 for no limit"),
        new("drain-seconds", "N", "How long calls may go on after SIGTERM. Default 30"),
        new("log-level", "LEVEL", "verbose, debug, information, warning or error. Default information"),
        new("log-format", "text|json", "Form of log lines. Default text"),
        new("log-file", "PATH", "Also log to this file, a new one each day. Default none"),
        new("config", "FILE", "A JSON file with these settings, named without dashes (RtpPorts). Default appsettings.json where there is one"),
    ];

    /// <summary>The setting of a name; null when there is none.</summary>
    public static ServerSetting? Find(string name) => All.FirstOrDefault(setting => setting.Name == name);
}

using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Serilog.Events;
using WorkDistribution.Core.Identity;
using WorkDistribution.Media.Speech;
using WorkDistribution.Server.Payments;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Server.Options;

/// <summary>Understands settings: all of them, each with everything that is wrong, so that one start names every problem.</summary>
internal sealed class ServerOptionsReader
{
    private readonly ImmutableDictionary<string, ImmutableArray<string>> _values;
    private readonly List<string> _problems;

    private ServerOptionsReader(ImmutableDictionary<string, ImmutableArray<string>> values, List<string> problems)
    {
        _values = values;
        _problems = problems;
    }

    /// <summary>Reads file, environment and command line.</summary>
    /// <param name="commandLine">The command line.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="problems">Everything that is wrong, a sentence each; empty when the options can be used.</param>
    public static ServerOptions Read(CommandLine commandLine, IDictionary environment, out ImmutableArray<string> problems)
    {
        var found = new List<string>(commandLine.Problems);
        var values = SettingSources.Merge(commandLine, environment, found);
        var options = new ServerOptionsReader(values, found).Read();
        problems = [.. found];
        return options;
    }

    private ServerOptions Read()
    {
        var defaults = new ServerOptions();
        var urls = Many("urls", ReadUrl, defaults.Urls);
        var sip = Many("sip", text => TryReadTransportAddress(text, out var listener) ? listener : Problem<SipDestination>("sip", text, "write udp:ADDRESS:PORT or tcp:ADDRESS:PORT"), defaults.Sip);
        var named = Text("advertise");
        var (min, max) = ReadPorts(defaults);
        return defaults with
        {
            Urls = urls,
            DataDirectory = ReadData(),
            Sip = sip,
            SipDigest = Text("sip-digest") is { } digest ? ReadDigest(digest) : defaults.SipDigest,
            Advertised = named is null ? ImpliedAddress(sip) : ReadAdvertised(named),
            IsAdvertisedNamed = named is not null,
            RtpPortMin = min,
            RtpPortMax = max,
            Account = Text("account") is { } account ? ReadAccount(account) : null,
            Trusted = Many("trust", text => TryReadNetwork(text, out var network) ? network : Problem<IPNetwork>("trust", text, "write a network such as 10.0.0.0/8, or one address"), defaults.Trusted),
            Trunks = Many("trunk", ReadTrunk, defaults.Trunks),
            MessageGateway = Text("message-gateway") is { } gateway ? ReadMessageGateway(gateway) : null,
            PaymentConnectors = Many("payment-connector", ReadPaymentConnector, defaults.PaymentConnectors),
            AllowPrivateWebhooks = Switch("allow-private-webhooks"),
            ProtectRecordings = Switch("protect-recordings"),
            RequireOwnedCallerId = Switch("require-owned-caller-id"),
            PhonesMayTransfer = Switch("phones-may-transfer"),
            PublicUrl = Text("public-url") is { } address ? ReadPublicUrl(address) : urls[0].GetLeftPart(UriPartial.Authority),
            IsPublicUrlNamed = Text("public-url") is not null,
            MaxCalls = Number("max-calls", 1, 100_000, defaults.MaxCalls),
            SpeechEngines = ReadEngines("speech"),
            RecognitionEngines = ReadEngines("recognition"),
            SpeechService = Text("speech-service") is { } speaking ? SpeechServiceReader.Read("speech-service", speaking, _problems) : null,
            TranscriptionService = Text("transcription-service") is { } listening ? SpeechServiceReader.Read("transcription-service", listening, _problems) : null,
            RequestsPerSecond = Number("requests-per-second", 0, 1_000_000, defaults.RequestsPerSecond),
            EvaluationsPerSecond = Number("evaluations-per-second", 0, 1_000_000, defaults.EvaluationsPerSecond),
            StatisticsPerSecond = Number("statistics-per-second", 0, 1_000_000, defaults.StatisticsPerSecond),
            Drain = TimeSpan.FromSeconds(Number("drain-seconds", 0, 86_400, (int)defaults.Drain.TotalSeconds)),
            LogLevel = ReadLevel(),
            IsLogJson = ReadFormat(),
            LogFile = Text("log-file"),
            ConfigFile = Text("config") ?? (File.Exists(SettingSources.DefaultFile) ? SettingSources.DefaultFile : null),
        };
    }

    private string? Text(string name) => _values.TryGetValue(name, out var values) && values.Length > 0 ? values[^1] : null;

    private ImmutableArray<T> Many<T>(string name, Func<string, T?> read, ImmutableArray<T> absent)
    {
        if (!_values.TryGetValue(name, out var texts) || texts.IsEmpty)
        {
            return absent;
        }

        var before = _problems.Count;
        ImmutableArray<T> read2 = [.. texts.Select(read).OfType<T>()];
        return _problems.Count > before ? absent : read2;
    }

    private T? Problem<T>(string name, string text, string what)
    {
        _problems.Add($"--{name} {text}: {what}.");
        return default;
    }

    private int Number(string name, int least, int most, int absent)
    {
        if (Text(name) is not { } text)
        {
            return absent;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Problem<int>(name, text, $"write a number from {least} to {most}");
        return absent;
    }

    private bool Switch(string name)
    {
        switch (Text(name)?.ToLowerInvariant())
        {
            case null or "false" or "0" or "no":
                return false;
            case "true" or "1" or "yes":
                return true;
            case var other:
                return Problem<bool>(name, other, "write true or false");
        }
    }

    private Uri? ReadUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.PathAndQuery != "/")
        {
            return Problem<Uri>("urls", text, "write http://ADDRESS:PORT");
        }

        return url.Scheme == Uri.UriSchemeHttp ? url : Problem<Uri>("urls", text, "only http: encryption is the work of a proxy in front");
    }

    private string ReadPublicUrl(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            return text.TrimEnd('/');
        }

        return Problem<string>("public-url", text, "write an absolute http or https address") ?? "";
    }

    private string ReadData()
    {
        var path = Path.GetFullPath(Text("data") ?? "data");
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Problem<string>("data", path, $"cannot be used: {exception.Message.TrimEnd('.')}");
        }

        return path;
    }

    private ImmutableArray<DigestAlgorithm> ReadDigest(string text)
    {
        var algorithms = ImmutableArray.CreateBuilder<DigestAlgorithm>();
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries))
        {
            DigestAlgorithm? algorithm = name.ToLowerInvariant() switch
            {
                "md5" => DigestAlgorithm.Md5,
                "sha-256" => DigestAlgorithm.Sha256,
                _ => null,
            };
            if (algorithm is not { } known || algorithms.Contains(known))
            {
                Problem<string>("sip-digest", text, "write md5, sha-256 or both with a comma between, the preferred first");
                return [DigestAlgorithm.Md5];
            }

            algorithms.Add(known);
        }

        return algorithms.ToImmutable();
    }

    private static bool TryReadTransportAddress(string text, out SipDestination destination)
    {
        destination = null!;
        var (kind, rest) = text.Split(':', 2) is [var scheme, var address] ? (scheme.ToLowerInvariant(), address) : ("", "");
        if (kind is not ("udp" or "tcp") || !IPEndPoint.TryParse(rest, out var endPoint))
        {
            return false;
        }

        if (endPoint.Port == 0)
        {
            endPoint.Port = 5060;
        }

        destination = new SipDestination(kind == "tcp" ? SipTransportKind.Tcp : SipTransportKind.Udp, endPoint);
        return true;
    }

    private IPAddress ImpliedAddress(ImmutableArray<SipDestination> sip)
    {
        var address = sip[0].EndPoint.Address;
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            _problems.Add("--sip listens on every address, so --advertise must say which one phones are to use.");
        }

        return address;
    }

    /// <summary>A literal address is the operator's word (it may be the outside of a NAT); a name must resolve now.</summary>
    private IPAddress ReadAdvertised(string text)
    {
        if (IPAddress.TryParse(text, out var literal))
        {
            return literal.Equals(IPAddress.Any) || literal.Equals(IPAddress.IPv6Any)
                ? Problem<IPAddress>("advertise", text, "phones cannot send to it; name one address") ?? IPAddress.None
                : literal;
        }

        try
        {
            if (Dns.GetHostAddresses(text).FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork) is { } resolved)
            {
                return resolved;
            }
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            // Said below in the operator's words.
        }

        return Problem<IPAddress>("advertise", text, "is no IP address and does not resolve to one") ?? IPAddress.None;
    }

    private (int Min, int Max) ReadPorts(ServerOptions defaults)
    {
        if (Text("rtp-ports") is not { } text)
        {
            return (defaults.RtpPortMin, defaults.RtpPortMax);
        }

        if (text.Split('-') is [var first, var last]
            && ushort.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var min)
            && ushort.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var max)
            && min >= 1024 && min % 2 == 0 && max > min)
        {
            return (min, max);
        }

        Problem<int>("rtp-ports", text, "write FIRST-LAST, the first even and at least 1024");
        return (defaults.RtpPortMin, defaults.RtpPortMax);
    }

    private FirstAccount? ReadAccount(string text)
    {
        // The text holds a secret: a problem names the setting only.
        if (text.Split(':', 2) is [var sid, var token] && Sid.TryParse<AccountSid>(sid, out var account) && token.Length is > 0 and <= 128)
        {
            return new FirstAccount(account, token);
        }

        _problems.Add("--account: write AC and 32 lower-case hexadecimal digits, a colon and the token.");
        return null;
    }

    private static bool TryReadNetwork(string text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            network = new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
            return true;
        }

        return IPNetwork.TryParse(text, out network);
    }

    /// <summary>A value made of name=value parts; null when it is not, which is said.</summary>
    private Dictionary<string, string>? ReadParts(string setting, string text, string form, params ReadOnlySpan<string> known)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                _problems.Add($"--{setting}: write {form}.");
                return null;
            }

            var name = part[..equals].ToLowerInvariant();
            if (!known.Contains(name))
            {
                _problems.Add($"--{setting}: {name} is not known; write {form}.");
            }

            parts[name] = part[(equals + 1)..];
        }

        return parts;
    }

    private TrunkOptions? ReadTrunk(string text)
    {
        if (ReadParts("trunk", text, "name=N;address=udp:HOST:PORT and, where it challenges, username=U;password=P", "name", "address", "username", "password") is not { } parts)
        {
            return null;
        }

        if (!parts.TryGetValue("name", out var name) || !parts.TryGetValue("address", out var address)
            || address.Split(':', 2) is not [("udp" or "tcp") and var transport, { Length: > 0 } and var host])
        {
            _problems.Add("--trunk: needs name=N and address=udp:HOST:PORT (or tcp:).");
            return null;
        }

        return new TrunkOptions(name, transport, host, parts.GetValueOrDefault("username"), parts.GetValueOrDefault("password"));
    }

    private PaymentConnectorOptions? ReadPaymentConnector(string text)
    {
        const string Form = "name=N;url=URL and, where they are needed, username=U;password=P;account=AC...";
        if (ReadParts("payment-connector", text, Form, "name", "url", "username", "password", "account") is not { } parts)
        {
            return null;
        }

        AccountSid? account = null;
        if (parts.TryGetValue("account", out var only))
        {
            if (!Sid.TryParse<AccountSid>(only, out var sid))
            {
                _problems.Add("--payment-connector: account is no identifier of an account.");
                return null;
            }

            account = sid;
        }

        if (!parts.TryGetValue("name", out var name) || !parts.TryGetValue("url", out var address)
            || !Uri.TryCreate(address, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            _problems.Add("--payment-connector: needs name=N and url=URL, an https address (http only on this machine).");
            return null;
        }

        return new PaymentConnectorOptions(name, url)
        {
            Username = parts.GetValueOrDefault("username"),
            Password = parts.GetValueOrDefault("password"),
            Account = account,
        };
    }

    private EngineChoice ReadEngines(string name)
    {
        if (Text(name) is not { } text)
        {
            return EngineChoice.Auto;
        }

        return Enum.TryParse<EngineChoice>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice)
            ? choice
            : Problem<EngineChoice>(name, text, "write auto, local, service or off");
    }

    /// <summary>The text holds a secret: a problem names the setting only.</summary>
    private MessageGatewayOptions? ReadMessageGateway(string text)
    {
        const string Form = "simulator, or url=URL;secret=S (at least 16 characters) and, where it wants a form, format=form";
        if (text == "simulator")
        {
            return new MessageGatewayOptions(null, "", IsForm: false);
        }

        if (ReadParts("message-gateway", text, Form, "url", "secret", "format") is not { } parts)
        {
            return null;
        }

        if (!parts.TryGetValue("url", out var address) || !Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")
            || !parts.TryGetValue("secret", out var secret) || secret.Length < 16
            || parts.GetValueOrDefault("format", "json") is not ("json" or "form"))
        {
            _problems.Add($"--message-gateway: write {Form}.");
            return null;
        }

        return new MessageGatewayOptions(url, secret, parts.GetValueOrDefault("format") == "form");
    }

    private LogEventLevel ReadLevel()
    {
        if (Text("log-level") is not { } text)
        {
            return LogEventLevel.Information;
        }

        return Enum.TryParse<LogEventLevel>(text, ignoreCase: true, out var level) && Enum.IsDefined(level)
            ? level
            : Problem<LogEventLevel>("log-level", text, "write verbose, debug, information, warning or error");
    }

    private bool ReadFormat() => Text("log-format") switch
    {
        null or "text" => false,
        "json" => true,
        var other => Problem<bool>("log-format", other, "write text or json"),
    };
}

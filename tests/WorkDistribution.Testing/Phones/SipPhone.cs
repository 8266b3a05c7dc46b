using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using WorkDistribution.Media;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Sip;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.InstantMessages;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Registrar;
using WorkDistribution.Sip.Transport;
using WorkDistribution.Testing.Servers;

namespace WorkDistribution.Testing.Phones;

/// <summary>A phone for tests and demonstrations: dials, answers, presses keys, plays audio and keeps what it hears. Made of this project's own SIP and media libraries.</summary>
public sealed class SipPhone : ISipApplication, ISipAccessPolicy, IAsyncDisposable
{
    private const int MediaPorts = 8;

    private readonly SipPhoneOptions _options;
    private readonly ServiceProvider _services;
    private readonly SipUserAgent _agent;
    private readonly Channel<PhoneCall> _incoming = Channel.CreateBounded<PhoneCall>(64);
    private readonly Channel<IncomingMessage> _messages = Channel.CreateBounded<IncomingMessage>(64);
    private readonly string _folder = Directory.CreateTempSubdirectory("wd-phone-").FullName;

    private SipPhone(SipPhoneOptions options)
    {
        _options = options;
        var services = new ServiceCollection();
        services.AddLogging();
        var firstPort = FreePorts.NextBlock(MediaPorts);
        services.AddMedia(media =>
        {
            media.RtpPortMin = firstPort;
            media.RtpPortMax = firstPort + MediaPorts - 1;
            media.BindAddress = options.Address;
            media.ClockThreads = 1;
        });
        _services = services.BuildServiceProvider();
        Port = FreePorts.Next();
        var endPoint = new IPEndPoint(options.Address, Port);
        var sip = new SipOptions
        {
            Listeners = [new SipListener(SipTransportKind.Udp, endPoint), new SipListener(SipTransportKind.Tcp, endPoint)],
            ProductName = "WorkDistribution phone",
        };
        var clock = TimeProvider.System;
        var registrar = new Registrar(new RegistrarOptions(), new NoBindings(), clock, NullLogger<Registrar>.Instance);
        _agent = new SipUserAgent(sip, this, new DigestServer(new DigestServerOptions(), clock), registrar, clock, NullLogger<SipUserAgent>.Instance);
    }

    /// <summary>Where it can be called.</summary>
    public int Port { get; }

    /// <summary>Its address of record.</summary>
    public string Address => $"sip:{_options.User}@{_options.Domain}";

    private SipDestination Server => new(_options.IsTcp ? SipTransportKind.Tcp : SipTransportKind.Udp, _options.Server);

    private IMediaEngine Media => _services.GetRequiredService<IMediaEngine>();

    /// <summary>Starts one.</summary>
    public static async Task<SipPhone> StartAsync(SipPhoneOptions options)
    {
        var phone = new SipPhone(options);
        foreach (var service in phone._services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        await phone._agent.StartAsync(phone, CancellationToken.None);
        return phone;
    }

    /// <summary>Calls; the call's course is seen on what is returned.</summary>
    /// <param name="user">A number or name in the server's domain, or a whole sip: address.</param>
    /// <param name="stepped">Told of each step as it happens.</param>
    public PhoneCall Dial(string user, Action<string>? stepped = null)
    {
        var address = user.StartsWith("sip:", StringComparison.Ordinal) ? user : $"sip:{user}@{_options.Domain}";
        if (!SipUri.TryParse(address, out var target) || !SipUri.TryParse(Address, out var from))
        {
            throw new ArgumentException($"{address} is no SIP address", nameof(user));
        }

        var call = new PhoneCall(Media, Path.Combine(_folder, $"{Guid.NewGuid():N}.wav"), stepped);
        call.Begin(observer => _agent.Invite(
            new OutgoingInvite
            {
                RequestUri = target,
                Destination = Server,
                From = new NameAddress { Uri = from },
                Body = call.Offer(),
                Credentials = _options.Password is { } password ? new SipCredentials(_options.User, password) : null,
            },
            observer));
        return call;
    }

    /// <summary>The next call that comes in; waits for it.</summary>
    public Task<PhoneCall> NextCallAsync() => _incoming.Reader.ReadAsync().AsTask().Within("an incoming call");

    /// <inheritdoc/>
    public IInviteSessionObserver? OnInvite(IInviteSession session)
    {
        var call = new PhoneCall(Media, Path.Combine(_folder, $"{Guid.NewGuid():N}.wav"), null);
        call.Take(session);
        return _incoming.Writer.TryWrite(call) ? call : null;
    }

    /// <summary>Sends a text message.</summary>
    /// <param name="user">A number or name in the server's domain.</param>
    /// <param name="text">The text.</param>
    public Task<MessageResult> SendAsync(string user, string text)
    {
        if (!SipUri.TryParse($"sip:{user}@{_options.Domain}", out var target) || !SipUri.TryParse(Address, out var from))
        {
            throw new ArgumentException($"{user} is no SIP user", nameof(user));
        }

        return _agent.SendAsync(
            new OutgoingMessage
            {
                RequestUri = target,
                Destination = Server,
                From = new NameAddress { Uri = from },
                Body = Encoding.UTF8.GetBytes(text),
                Credentials = _options.Password is { } password ? new SipCredentials(_options.User, password) : null,
            },
            CancellationToken.None).Within("the answer to a message");
    }

    /// <summary>The next text message that comes in; waits for it.</summary>
    public Task<IncomingMessage> NextMessageAsync() => _messages.Reader.ReadAsync().AsTask().Within("an incoming message");

    /// <inheritdoc/>
    public ValueTask<MessageAnswer> OnMessageAsync(IncomingMessage message, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new MessageAnswer(_messages.Writer.TryWrite(message) ? 200 : 503));

    /// <inheritdoc/>
    public ValueTask<SipAccess> DecideAsync(ReceivedMessage received, CancellationToken cancellationToken) => ValueTask.FromResult<SipAccess>(new SipAccess.Allow());

    /// <inheritdoc/>
    public ValueTask<string?> FindPasswordAsync(string realm, string userName, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _agent.StopAsync();
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

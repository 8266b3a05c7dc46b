using Microsoft.Extensions.Logging;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.InstantMessages;
using WorkDistribution.Sip.Transactions;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>The SIP side: transports, stripes, and one clock for all their timers.</summary>
public sealed class SipUserAgent : ISipUserAgent, IAsyncDisposable
{
    private readonly SipOptions _options;
    private readonly ISipAccessPolicy _policy;
    private readonly DigestServer _digest;
    private readonly Registrar.Registrar? _registrar;
    private readonly StackContext _context;
    private readonly BackgroundWork _background = new();
    private readonly bool _inline;
    private StripeAgent[] _agents = [];
    private AgentServices? _services;
    private SipIntake? _intake;
    private ITimer? _clock;
    private int _stopped;

    /// <summary>Makes it; nothing is bound yet.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="policy">Who may call.</param>
    /// <param name="digest">Challenges and checks.</param>
    /// <param name="registrar">Handles REGISTER; its bindings are loaded by its owner.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public SipUserAgent(SipOptions options, ISipAccessPolicy policy, DigestServer digest, Registrar.Registrar registrar, TimeProvider time, ILogger<SipUserAgent> logger)
        : this(options, policy, digest, registrar, time, logger, MakeTransports(options, time, logger), inline: false)
    {
    }

    /// <summary>For tests: given transports, no registrar if null, and handling on the caller's thread.</summary>
    internal SipUserAgent(
        SipOptions options,
        ISipAccessPolicy policy,
        DigestServer digest,
        Registrar.Registrar? registrar,
        TimeProvider time,
        ILogger logger,
        IEnumerable<ISipTransport> transports,
        bool inline)
    {
        _options = options;
        _policy = policy;
        _digest = digest;
        _registrar = registrar;
        _inline = inline;
        _context = new StackContext(options, new SipNetwork(transports, options.AdvertisedAddress), time, new SipCounters(), logger);
    }

    /// <summary>Where it listens, with the ports the system chose; valid once started.</summary>
    public IReadOnlyList<SipListener> Listeners => [.. _context.Network.Transports.Select(t => new SipListener(t.Kind, t.Local))];

    /// <summary>Responses and ACKs that belonged to nothing.</summary>
    internal long Strays => _context.Counters.Strays;

    /// <summary>Binds and begins to serve. Fails with the system's exception when a listener cannot be bound.</summary>
    /// <param name="application">Takes incoming sessions.</param>
    /// <param name="cancellationToken">Gives up before binding.</param>
    public async Task StartAsync(ISipApplication application, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_services is not null)
        {
            throw new InvalidOperationException("The SIP user agent was started already.");
        }

        var resolver = new SipResolver(_context.Time, _options.ResolveTimeout, _context.Logger);
        _services = new AgentServices(application, new AccessGate(_policy, _digest), _registrar, resolver, _background);
        var stripes = _options.Stripes > 0 ? _options.Stripes : Math.Clamp(Environment.ProcessorCount * 2, 2, 64);
        _agents = new StripeAgent[_inline ? 1 : stripes];
        for (var i = 0; i < _agents.Length; i++)
        {
            _agents[i] = new StripeAgent(_context, _services, _inline);
        }

        _intake = new SipIntake(_context, _agents);
        await _context.Network.StartAsync(_intake);
        var tick = TimeSpan.FromMilliseconds(TimerWheel.TickMilliseconds);
        _clock = _context.Time.CreateTimer(static agents => Tick((StripeAgent[])agents!), _agents, tick, tick);
    }

    /// <inheritdoc/>
    public IInviteSession Invite(OutgoingInvite invite, IInviteSessionObserver observer)
    {
        if (_intake is null)
        {
            throw new InvalidOperationException("The SIP user agent has not been started.");
        }

        var callId = SipTokens.NewCallId();
        var agent = _intake.AgentOf(callId);
        var session = new OutgoingSession(agent, invite, callId);
        session.Observe(observer);
        agent.Post(session.Begin);
        return session;
    }

    /// <inheritdoc/>
    public Task<MessageResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (_intake is null)
        {
            throw new InvalidOperationException("The SIP user agent has not been started.");
        }

        var callId = SipTokens.NewCallId();
        var agent = _intake.AgentOf(callId);
        var sender = new MessageSender(agent, message, callId);
        agent.Post(() => agent.Send(sender));
        return sender.Done.WaitAsync(cancellationToken);
    }

    /// <summary>Refuses new calls and messages with 503 from now on; calls that are go on.</summary>
    public void BeginDrain()
    {
        if (_services is { } services && services.BeginDrain())
        {
            SipLog.Draining(_context.Logger);
        }
    }

    /// <inheritdoc/>
    public SipStatistics GetStatistics()
    {
        var timers = 0;
        foreach (var agent in _agents)
        {
            timers += agent.Timers.Count;
        }

        var counters = _context.Counters;
        return new SipStatistics(counters.Transactions, counters.Sessions, timers, _context.Network.Connections, counters.Received, counters.Rejected, counters.Refused, counters.Denied);
    }

    /// <summary>Ends all sessions (BYE, CANCEL or 480 are sent, their answers not awaited), closes all sockets and leaves nothing running. Harmless when repeated.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
        {
            return;
        }

        BeginDrain();
        if (_clock is not null)
        {
            await _clock.DisposeAsync();
        }

        await _background.DisposeAsync();
        foreach (var agent in _agents)
        {
            await StopAsync(agent);
        }

        await _context.Network.StopAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    private static Task StopAsync(StripeAgent agent)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        agent.Post(() =>
        {
            agent.Stop();
            stopped.SetResult();
        });
        return stopped.Task;
    }

    private static void Tick(StripeAgent[] agents)
    {
        foreach (var agent in agents)
        {
            agent.PostTick();
        }
    }

    private static IEnumerable<ISipTransport> MakeTransports(SipOptions options, TimeProvider time, ILogger logger)
    {
        foreach (var listener in options.Listeners)
        {
            yield return listener.Transport == SipTransportKind.Udp
                ? new UdpTransport(listener.EndPoint, logger)
                : new TcpTransport(listener.EndPoint, options, time, logger);
        }
    }
}

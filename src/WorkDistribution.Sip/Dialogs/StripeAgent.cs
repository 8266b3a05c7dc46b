using System.Collections.Immutable;
using System.Net;
using WorkDistribution.Sip.InstantMessages;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transactions;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>Everything of one stripe: its queue, timers, transactions and sessions. Its methods run on the stripe, except <see cref="Post"/> and those that say so.</summary>
internal sealed class StripeAgent : ISipStripeReader
{
    private static readonly object TickItem = new();

    private readonly Dictionary<string, InviteSession> _sessions = [];
    private readonly HashSet<MessageSender> _messages = [];
    private readonly SipStripe _stripe;
    private int _tickPosted;

    /// <summary>Starts empty.</summary>
    public StripeAgent(StackContext context, AgentServices services, bool inline)
    {
        Context = context;
        Services = services;
        Timers = new StripeTimers(context.Time);
        _stripe = new SipStripe(this, context.Options.StripeCapacity, inline);
        Layer = new TransactionLayer(context, Timers, new RequestDispatcher(this), _stripe.Post);
        Product = new SipHeader("User-Agent", context.Options.ProductName);
    }

    /// <summary>What the stripes share.</summary>
    public StackContext Context { get; }

    /// <summary>What the agents share.</summary>
    public AgentServices Services { get; }

    /// <summary>The stripe's timers.</summary>
    public StripeTimers Timers { get; }

    /// <summary>The stripe's transactions.</summary>
    public TransactionLayer Layer { get; }

    /// <summary>Our name.</summary>
    public SipHeader Product { get; }

    /// <summary>Runs something on the stripe; from any thread.</summary>
    public void Post(Action command) => _stripe.Post(command);

    /// <summary>Takes a message; from any thread.</summary>
    /// <returns>false when the queue is full.</returns>
    public bool TryPost(SipEnvelope envelope) => _stripe.TryPost(envelope);

    /// <summary>Looks at the timers; from any thread.</summary>
    public void PostTick()
    {
        if (Timers.Count > 0 && Interlocked.Exchange(ref _tickPosted, 1) == 0)
        {
            _stripe.Post(TickItem);
        }
    }

    /// <inheritdoc/>
    public void Handle(object item)
    {
        try
        {
            switch (item)
            {
                case SipEnvelope envelope:
                    Layer.OnMessage(envelope);
                    break;
                case Action command:
                    command();
                    break;
                default:
                    Volatile.Write(ref _tickPosted, 0);
                    Timers.Tick();
                    break;
            }
        }
#pragma warning disable CA1031 // The loop's edge: one message must not end the stripe.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SipLog.HandlingFailed(Context.Logger, exception);
        }
    }

    /// <summary>Adds a session; its place in the limit has been taken.</summary>
    public void Add(InviteSession session) => _sessions[session.LocalTag] = session;

    /// <summary>Forgets a session and gives its place back.</summary>
    public void Remove(InviteSession session)
    {
        if (_sessions.Remove(session.LocalTag))
        {
            Context.Counters.ReleaseSession();
        }
    }

    /// <summary>Sends a message and remembers it until its outcome is known.</summary>
    public void Send(MessageSender message)
    {
        _messages.Add(message);
        _ = message.Done.ContinueWith(_ => Post(() => _messages.Remove(message)), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        message.Begin();
    }

    /// <summary>The session a request within a dialog belongs to; null when there is none.</summary>
    public InviteSession? Find(SipEnvelope envelope) =>
        _sessions.TryGetValue(envelope.ToTag, out var session) && session.CallId == envelope.CallId
        && (session.Dialog is not { } dialog || dialog.RemoteTag == envelope.FromTag)
            ? session
            : null;

    /// <summary>Sends a response that needs no tag of ours (the request is within a dialog, or it is 100).</summary>
    /// <returns>Its bytes.</returns>
    public static ReadOnlyMemory<byte> Respond(
        ServerTransaction transaction,
        int status,
        string? phrase = null,
        ImmutableArray<SipHeader> headers = default,
        ReadOnlyMemory<byte> body = default) =>
        transaction.Respond(SipResponses.Create(transaction.Request, status, phrase, status == 100 ? null : StatelessTag(transaction.Envelope), headers, body));

    /// <summary>Answers a request without keeping anything of it.</summary>
    public void RespondStateless(SipEnvelope envelope, int status, string? phrase = null, ImmutableArray<SipHeader> headers = default) =>
        Layer.SendStateless(SipResponses.Create(envelope.Request, status, phrase, StatelessTag(envelope), headers), envelope);

    /// <summary>503 with Retry-After, counted.</summary>
    public void RefuseOverload(SipEnvelope envelope)
    {
        Context.Counters.CountRefused();
        RespondStateless(envelope, 503, headers: [RetryAfter]);
    }

    /// <summary>405 or 501 within a dialog.</summary>
    public static void RefuseMethod(ServerTransaction transaction) =>
        Respond(transaction, AgentHeaders.IsKnown(transaction.Request.Method) ? 405 : 501, headers: [AgentHeaders.AllowInDialog]);

    /// <summary>The Retry-After of our 503 responses.</summary>
    public SipHeader RetryAfter => new("Retry-After", ((int)Context.Options.RetryAfter.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Our Contact as a peer can reach it.</summary>
    public SipHeader Contact(SipDestination destination, IPEndPoint? local)
    {
        var own = Context.Network.OwnAddress(destination, local);
        return new SipHeader("Contact", destination.Transport == SipTransportKind.Tcp ? $"<sip:{own};transport=tcp>" : $"<sip:{own}>");
    }

    /// <summary>Our Contact for the sender of a request.</summary>
    public SipHeader ContactOf(SipEnvelope envelope) => Contact(envelope.ResponseDestination, envelope.Received.Local);

    /// <summary>The next hop that the user of the stack gave. A phone whose TCP connection has gone (its own, or because we started anew) listens where its contact says, unless a NAT stands between.</summary>
    /// <param name="target">The Request-URI: a registered phone's contact.</param>
    /// <param name="given">What was given; null for nothing.</param>
    public SipDestination? GivenDestination(SipUri target, SipDestination? given) =>
        given is { Transport: SipTransportKind.Tcp }
        && !Context.Network.IsConnected(given)
        && SipResolver.FromLiteral(target) is { Transport: SipTransportKind.Tcp } contact
        && contact.EndPoint.Address.Equals(given.EndPoint.Address)
            ? contact
            : given;

    /// <summary>Finds the next hop of a dialog: at once where it is an address, after a look-up where it is a name.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="then">Goes on, on the stripe; null when it was not found.</param>
    public void WithNextHop(DialogState dialog, Action<ClientRoute?> then)
    {
        if (dialog.NextHop(Context.Network) is { } known)
        {
            then(new ClientRoute(known, dialog.LocalEndPoint, MayChooseTransport: false));
        }
        else
        {
            Resolve(dialog.NextHopUri, found => then(found is null ? null : new ClientRoute(found, dialog.LocalEndPoint, MayChooseTransport: false)));
        }
    }

    /// <summary>Looks a URI up and goes on, on the stripe.</summary>
    public void Resolve(SipUri uri, Action<SipDestination?> then) => Services.Background.Keep(ResolveAsync(uri, then));

    /// <summary>Ends all sessions (the stack stops): each sends what it can, then all is forgotten.</summary>
    public void Stop()
    {
        foreach (var session in _sessions.Values.ToArray())
        {
            session.OnStopping();
        }

        foreach (var session in _sessions.Values.ToArray())
        {
            session.Offers.Stop();
            Remove(session);
        }

        foreach (var message in _messages)
        {
            message.Stop();
        }

        Layer.Clear();
    }

    /// <summary>The same tag for every copy of a request, though nothing is kept (RFC 3261 section 8.2.7).</summary>
    private static string StatelessTag(SipEnvelope envelope) =>
        ((uint)HashCode.Combine(envelope.CallId, envelope.FromTag, envelope.CSeq, envelope.Via.Branch)).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);

    private async Task ResolveAsync(SipUri uri, Action<SipDestination?> then)
    {
        var found = await Services.Resolver.ResolveAsync(uri, Context.Network.CanReach, Services.Background.Token);
        Post(() => then(found));
    }
}

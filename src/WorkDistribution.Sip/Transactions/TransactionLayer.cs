using System.Net;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Transactions;

/// <summary>The transactions of one stripe (RFC 3261 section 17): finds the one a message belongs to, and makes new ones within the limit.</summary>
internal sealed class TransactionLayer
{
    private readonly Dictionary<TransactionKey, ServerTransaction> _servers = [];
    private readonly Dictionary<TransactionKey, ClientTransaction> _clients = [];
    private readonly Dictionary<MergeKey, ServerTransaction> _requests = [];
    private readonly ITransactionUser _user;
    private readonly Action<object> _post;

    /// <summary>Starts empty.</summary>
    /// <param name="context">What the stripes share.</param>
    /// <param name="timers">The stripe's timers.</param>
    /// <param name="user">The layer above.</param>
    /// <param name="post">Posts a command to the stripe from any thread.</param>
    public TransactionLayer(StackContext context, StripeTimers timers, ITransactionUser user, Action<object> post)
    {
        Context = context;
        Timers = timers;
        _user = user;
        _post = post;
    }

    /// <summary>What the stripes share.</summary>
    public StackContext Context { get; }

    /// <summary>The stripe's timers.</summary>
    public StripeTimers Timers { get; }

    /// <summary>Runs something on the stripe, later.</summary>
    public void Post(Action command) => _post(command);

    /// <summary>Takes a message from the network.</summary>
    public void OnMessage(SipEnvelope envelope)
    {
        if (envelope.Received.Message is SipResponse response)
        {
            OnResponse(response, envelope);
        }
        else
        {
            OnRequest(envelope);
        }
    }

    /// <summary>Makes the server transaction of a request; null when there are too many.</summary>
    public ServerTransaction? TryCreateServer(SipEnvelope envelope)
    {
        if (!Context.Counters.TryTakeTransaction(Context.Options.MaxTransactions))
        {
            return null;
        }

        var key = envelope.ServerKey;
        ServerTransaction transaction = envelope.Request.Method == SipMethods.Invite
            ? new InviteServerTransaction(this, envelope, key)
            : new NonInviteServerTransaction(this, envelope, key);
        _servers[key] = transaction;
        if (envelope.ToTag.Length == 0)
        {
            _requests.TryAdd(MergeKey.Of(envelope), transaction);
        }

        return transaction;
    }

    /// <summary>true when the same request has come by another way and is still being handled (RFC 3261 section 8.2.2.2).</summary>
    public bool IsMerged(SipEnvelope envelope) => envelope.ToTag.Length == 0 && _requests.ContainsKey(MergeKey.Of(envelope));

    /// <summary>The INVITE that a CANCEL is for; null when there is none.</summary>
    public ServerTransaction? FindCancelled(SipEnvelope cancel) =>
        _servers.GetValueOrDefault(cancel.ServerKey with { Method = SipMethods.Invite });

    /// <summary>Starts a client transaction.</summary>
    /// <param name="request">The request without Via (a CANCEL: with the INVITE's).</param>
    /// <param name="route">Whither.</param>
    /// <param name="user">Told of its course.</param>
    /// <param name="branch">The branch of the INVITE for its CANCEL; null makes a new one.</param>
    /// <returns>null when there are too many transactions.</returns>
    public ClientTransaction? TryStartClient(SipRequest request, ClientRoute route, IClientTransactionUser user, string? branch = null)
    {
        if (!Context.Counters.TryTakeTransaction(Context.Options.MaxTransactions))
        {
            return null;
        }

        branch ??= SipTokens.NewBranch();
        ClientTransaction transaction = request.Method == SipMethods.Invite
            ? new InviteClientTransaction(this, request, route, branch, user)
            : new NonInviteClientTransaction(this, request, route, branch, user);
        _clients[transaction.Key] = transaction;
        transaction.Start();
        return transaction;
    }

    /// <summary>The request with our Via on top; one that has a Via already (CANCEL) stays as it is.</summary>
    public SipRequest AddVia(SipRequest request, SipDestination destination, IPEndPoint? local, string branch)
    {
        if (request.Method == SipMethods.Cancel)
        {
            return request;
        }

        var own = Context.Network.OwnAddress(destination, local);
        var transport = destination.Transport == SipTransportKind.Tcp ? "TCP" : "UDP";
        return new SipRequest(request.Method, request.RequestUri, request.Headers.Prepend("Via", $"SIP/2.0/{transport} {own};rport;branch={branch}"), request.Body);
    }

    /// <summary>The same next hop over TCP when we have TCP; null otherwise.</summary>
    public SipDestination? TcpInstead(SipDestination destination) =>
        destination.Transport == SipTransportKind.Udp && Context.Network.CanReach(SipTransportKind.Tcp, destination.EndPoint.AddressFamily)
            ? destination with { Transport = SipTransportKind.Tcp }
            : null;

    /// <summary>Sends a response of a transaction. A TCP peer whose connection has gone is called at its Via's address (RFC 3261 section 18.2.2).</summary>
    public bool Send(ReadOnlyMemory<byte> response, ServerTransaction transaction) =>
        Send(response, transaction.Envelope, transaction);

    /// <summary>Answers a request without keeping anything of it.</summary>
    public void SendStateless(SipResponse response, SipEnvelope envelope) => Send(SipSerializer.ToBytes(response), envelope, null);

    /// <summary>Passes up an ACK that came to an answered INVITE.</summary>
    public void DeliverAck(SipEnvelope ack) => _user.OnAck(ack);

    /// <summary>Forgets an ended transaction.</summary>
    public void Remove(ServerTransaction transaction)
    {
        if (_servers.Remove(transaction.Key))
        {
            Context.Counters.ReleaseTransaction();
        }

        if (transaction.Envelope.ToTag.Length == 0)
        {
            var key = MergeKey.Of(transaction.Envelope);
            if (_requests.TryGetValue(key, out var first) && ReferenceEquals(first, transaction))
            {
                _requests.Remove(key);
            }
        }
    }

    /// <summary>Forgets an ended transaction.</summary>
    public void Remove(ClientTransaction transaction)
    {
        if (_clients.Remove(transaction.Key))
        {
            Context.Counters.ReleaseTransaction();
        }
    }

    /// <summary>Ends all at once (the stack stops).</summary>
    public void Clear()
    {
        foreach (var transaction in _servers.Values.ToArray())
        {
            transaction.Abandon();
        }

        foreach (var transaction in _clients.Values.ToArray())
        {
            transaction.Abandon();
        }
    }

    private bool Send(ReadOnlyMemory<byte> response, SipEnvelope envelope, ISendFailureTarget? failure)
    {
        var destination = envelope.ResponseDestination;
        var network = Context.Network;
        if (destination.Transport == SipTransportKind.Tcp && !network.IsConnected(destination))
        {
            destination = envelope.ViaDestination;
        }

        return network.TrySend(response, destination, envelope.Received.Local, failure);
    }

    private void OnRequest(SipEnvelope envelope)
    {
        var isAck = envelope.Request.Method == SipMethods.Ack;
        if (_servers.TryGetValue(envelope.ServerKey, out var transaction))
        {
            transaction.Input(isAck ? ServerInput.Ack : ServerInput.Retransmission, envelope);
        }
        else if (isAck)
        {
            _user.OnAck(envelope);
        }
        else
        {
            _user.OnRequest(envelope);
        }
    }

    private void OnResponse(SipResponse response, SipEnvelope envelope)
    {
        if (_clients.TryGetValue(envelope.ClientKey, out var transaction))
        {
            transaction.OnResponse(response, envelope);
        }
        else
        {
            Context.Counters.CountStray();
        }
    }

    private readonly record struct MergeKey(string CallId, string FromTag, uint CSeq, string Method)
    {
        public static MergeKey Of(SipEnvelope envelope) => new(envelope.CallId, envelope.FromTag, envelope.CSeq, envelope.Request.Method);
    }
}

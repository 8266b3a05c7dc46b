using System.Collections.Immutable;
using System.Globalization;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transactions;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.InstantMessages;

/// <summary>One MESSAGE of ours from its sending over a challenge to its final response. Works on the stripe of its Call-ID.</summary>
internal sealed class MessageSender(StripeAgent agent, OutgoingMessage message, string callId) : IClientTransactionUser
{
    private const int MostChallenges = 2;

    private readonly TaskCompletionSource<MessageResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DigestClient? _digest = message.Credentials is { } credentials ? new DigestClient(credentials) : null;
    private uint _cseq = 1;
    private int _challenges;

    /// <summary>Ends with the outcome; always does, at the latest when the transaction times out or the stack stops.</summary>
    public Task<MessageResult> Done => _done.Task;

    /// <summary>Looks the next hop up and sends.</summary>
    public void Begin()
    {
        if ((agent.GivenDestination(message.RequestUri, message.Destination) ?? SipResolver.FromLiteral(message.RequestUri)) is { } known)
        {
            Send(known);
        }
        else
        {
            agent.Resolve(message.RequestUri, Send);
        }
    }

    /// <summary>The stack stops.</summary>
    public void Stop() => _done.TrySetResult(new MessageResult(503, "stopped", IsAnswered: false));

    /// <inheritdoc/>
    public void OnResponse(ClientTransaction transaction, SipResponse response, SipEnvelope envelope)
    {
        if (response.StatusCode < 200)
        {
            return;
        }

        if (response.StatusCode is 401 or 407
            && _challenges++ < MostChallenges
            && _digest is not null
            && _digest.TryAuthorize(transaction.Request, response, out var authorized))
        {
            _cseq++;
            authorized = authorized.Without("Via").WithReplaced("CSeq", new CSeq(_cseq, SipMethods.Message).ToString());
            Start(new SipRequest(SipMethods.Message, message.RequestUri, authorized, message.Body), new ClientRoute(transaction.Destination, transaction.Local, MayChooseTransport: false));
            return;
        }

        TimeSpan? retryAfter = int.TryParse(response.Headers.Get("Retry-After")?.Split(' ', ';', '(')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
        _done.TrySetResult(new MessageResult(response.StatusCode, response.ReasonPhrase, IsAnswered: true, retryAfter));
    }

    /// <inheritdoc/>
    public void OnTimeout(ClientTransaction transaction) => _done.TrySetResult(new MessageResult(408, "no response", IsAnswered: false));

    /// <inheritdoc/>
    public void OnUnreachable(ClientTransaction transaction) => Fail("could not be sent");

    private void Send(SipDestination? destination)
    {
        if (destination is null)
        {
            Fail("name not resolved");
            return;
        }

        // RFC 3428 section 8: a long one goes over a transport that controls congestion, unless its address names another.
        var mayChoose = message.RequestUri.Parameter("transport") is null;
        Start(MakeRequest(), new ClientRoute(destination, null, mayChoose));
    }

    private void Start(SipRequest request, ClientRoute route)
    {
        if (agent.Layer.TryStartClient(request, route, this) is null)
        {
            Fail("too many transactions");
        }
    }

    private void Fail(string why) => _done.TrySetResult(new MessageResult(503, why, IsAnswered: false));

    /// <summary>No Contact: RFC 3428 section 4 forbids it.</summary>
    private SipRequest MakeRequest()
    {
        var headers = ImmutableArray.CreateBuilder<SipHeader>(8 + message.Headers.Length);
        headers.Add(new SipHeader("Max-Forwards", "70"));
        headers.Add(new SipHeader("From", message.From.WithTag(SipTokens.NewTag()).ToString()));
        headers.Add(new SipHeader("To", (message.To ?? new NameAddress { Uri = message.RequestUri }).WithTag(null).ToString()));
        headers.Add(new SipHeader("Call-ID", callId));
        headers.Add(new SipHeader("CSeq", new CSeq(_cseq, SipMethods.Message).ToString()));
        headers.Add(agent.Product);
        headers.Add(new SipHeader("Content-Type", message.ContentType));
        headers.AddRange(message.Headers);
        return new SipRequest(SipMethods.Message, message.RequestUri, new SipHeaders(headers.ToImmutable()), message.Body);
    }
}

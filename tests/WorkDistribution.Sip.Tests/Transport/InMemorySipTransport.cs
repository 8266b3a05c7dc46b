using System.Net;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Tests.Transport;

/// <summary>A transport that keeps what is sent, and delivers what a test gives it, at once and on its thread.</summary>
internal sealed class InMemorySipTransport(SipTransportKind kind, IPEndPoint local) : ISipTransport
{
    private ISipIntake? _intake;

    public List<(SipMessage Message, IPEndPoint Remote)> Sent { get; } = [];

    public HashSet<IPEndPoint> Connected { get; } = [];

    /// <summary>Sends to these fail at once.</summary>
    public HashSet<IPEndPoint> Unreachable { get; } = [];

    /// <summary>Sends to these are taken and fail when <see cref="FailTaken"/> is called.</summary>
    public HashSet<IPEndPoint> FailsLater { get; } = [];

    public List<ISendFailureTarget> Taken { get; } = [];

    public SipTransportKind Kind => kind;

    public IPEndPoint Local => local;

    public int Connections => Connected.Count;

    public void Start(ISipIntake intake) => _intake = intake;

    public bool TrySend(ReadOnlyMemory<byte> message, IPEndPoint remote, ISendFailureTarget? failure)
    {
        if (Unreachable.Contains(remote))
        {
            return false;
        }

        if (FailsLater.Contains(remote) && failure is not null)
        {
            Taken.Add(failure);
            return true;
        }

        if (!SipParser.TryParse(message.Span, SipParserLimits.Default, out var parsed, out var error))
        {
            throw new InvalidOperationException($"We sent what we cannot read: {error}");
        }

        Sent.Add((parsed, remote));
        return true;
    }

    public bool IsConnected(IPEndPoint remote) => kind == SipTransportKind.Udp || Connected.Contains(remote);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void FailTaken()
    {
        var taken = Taken.ToArray();
        Taken.Clear();
        foreach (var target in taken)
        {
            target.OnSendFailed();
        }
    }

    public void Deliver(ReadOnlySpan<byte> bytes, IPEndPoint remote)
    {
        if (kind == SipTransportKind.Udp)
        {
            _intake!.OnDatagram(bytes, remote, local);
        }
        else if (SipParser.TryParse(bytes, SipParserLimits.Default, out var message, out _))
        {
            Connected.Add(remote);
            _intake!.OnStreamMessage(message, remote, local);
        }
    }

    public void Deliver(SipMessage message, IPEndPoint remote) => Deliver(SipSerializer.ToBytes(message), remote);
}

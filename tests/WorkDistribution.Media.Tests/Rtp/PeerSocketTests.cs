using System.Net;
using System.Net.Sockets;
using WorkDistribution.Media.Rtp;
using WorkDistribution.Testing.Servers;

namespace WorkDistribution.Media.Tests.Rtp;

/// <summary>Whom a leg hears and sends to, with real sockets on loopback.</summary>
[Category("Sockets")]
public sealed class PeerSocketTests
{
    private static readonly byte[] Word = [1, 2, 3];

    private readonly List<Socket> _sockets = [];
    private readonly byte[] _buffer = new byte[64];

    [TearDown]
    public void Close()
    {
        _sockets.ForEach(socket => socket.Dispose());
        _sockets.Clear();
    }

    [Test]
    public void The_described_far_end_wins_over_a_stranger_who_was_first_and_keeps_the_leg()
    {
        var (peer, own) = Open();
        var (described, stranger) = (Bind(), Bind());
        peer.SetDescribed(AddressOf(described), TimeSpan.Zero);
        Assert.That(Heard(peer, own, stranger, TimeSpan.Zero), Is.True, "until somebody better comes");
        Assert.That(Heard(peer, own, described, TimeSpan.FromSeconds(5)), Is.True);
        Assert.That(Heard(peer, own, stranger, TimeSpan.FromSeconds(6)), Is.False);
        Assert.That(peer.Send(Word), Is.True);
        Assert.That((described.Available, stranger.Available), Is.EqualTo((Word.Length, 0)));
    }

    [Test]
    public void A_phone_behind_NAT_is_heard_from_its_first_packet_and_a_second_source_is_not()
    {
        var (peer, own) = Open();
        var (described, outside, stranger) = (Bind(), Bind(), Bind());
        peer.SetDescribed(AddressOf(described), TimeSpan.Zero);
        Assert.That(Heard(peer, own, outside, TimeSpan.Zero), Is.True);
        Assert.That(Heard(peer, own, stranger, TimeSpan.FromSeconds(1)), Is.False);
        Assert.That(Heard(peer, own, outside, TimeSpan.FromSeconds(11)), Is.True);
        Assert.That(Heard(peer, own, described, TimeSpan.FromSeconds(12)), Is.False, "nobody changes after the probation");
        Assert.That(peer.Send(Word), Is.True);
        Assert.That((outside.Available, described.Available, stranger.Available), Is.EqualTo((Word.Length, 0, 0)));
    }

    [Test]
    public void A_new_description_lets_the_leg_move_and_the_former_far_end_does_not_win_it_back()
    {
        var (peer, own) = Open();
        var (first, second) = (Bind(), Bind());
        peer.SetDescribed(AddressOf(first), TimeSpan.Zero);
        Assert.That(Heard(peer, own, first, TimeSpan.Zero), Is.True);
        peer.SetDescribed(AddressOf(second), TimeSpan.FromSeconds(1));
        Assert.That(Heard(peer, own, first, TimeSpan.FromSeconds(1.5)), Is.False);
        Assert.That(Heard(peer, own, second, TimeSpan.FromSeconds(1.6)), Is.True);
    }

    private bool Heard(PeerSocket peer, Socket own, Socket from, TimeSpan now)
    {
        from.SendTo(Word, AddressOf(own));
        return peer.Receive(_buffer) == Word.Length && peer.TryLatch(now);
    }

    private (PeerSocket Peer, Socket Own) Open()
    {
        // A port that was asked for, as a leg's is: one that the system chose is lost when a socket is disconnected.
        var own = Bind(FreePorts.Next());
        own.Blocking = false;
        return (new PeerSocket(own), own);
    }

    private Socket Bind(int port = 0)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        _sockets.Add(socket);
        return socket;
    }

    private static IPEndPoint AddressOf(Socket socket) => (IPEndPoint)socket.LocalEndPoint!;
}

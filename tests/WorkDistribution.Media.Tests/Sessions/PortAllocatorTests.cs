using System.Net;
using System.Net.Sockets;
using WorkDistribution.Media.Sessions;

namespace WorkDistribution.Media.Tests.Sessions;

[TestFixture, Category("Sockets")]
public sealed class PortAllocatorTests
{
    private const int Low = 23100;

    [Test]
    public void Ports_are_even_with_the_odd_one_above_each_once_and_then_none()
    {
        var ports = new PortAllocator(IPAddress.Loopback, Low + 1, Low + 10);
        Assert.That(ports.Free, Is.EqualTo(4), "from 2 to 9: the highest even port has no odd one above");
        var taken = Enumerable.Range(0, 4).Select(_ => ports.TryTake()!).ToList();
        Assert.That(taken.Select(pair => pair.Port), Is.EqualTo(new[] { Low + 2, Low + 4, Low + 6, Low + 8 }));
        Assert.That(((IPEndPoint)taken[0].Rtcp.LocalEndPoint!).Port, Is.EqualTo(Low + 3));
        Assert.That(ports.TryTake(), Is.Null);
        taken.ForEach(ports.Return);
        Assert.That(ports.Free, Is.EqualTo(4));
    }

    [Test]
    public void A_freed_pair_is_the_last_to_be_taken_again()
    {
        var ports = new PortAllocator(IPAddress.Loopback, Low + 20, Low + 25);
        ports.Return(ports.TryTake()!);
        var order = Enumerable.Range(0, 3).Select(_ => ports.TryTake()!).ToList();
        Assert.That(order.Select(pair => pair.Port), Is.EqualTo(new[] { Low + 22, Low + 24, Low + 20 }));
        order.ForEach(ports.Return);
    }

    [TestCase(0)]
    [TestCase(1)]
    public void A_pair_of_which_another_program_holds_a_port_is_passed_over(int offset)
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, Low + 40 + offset));
        var ports = new PortAllocator(IPAddress.Loopback, Low + 40, Low + 43);
        var pair = ports.TryTake()!;
        Assert.That(pair.Port, Is.EqualTo(Low + 42));
        Assert.That(ports.TryTake(), Is.Null);
        ports.Return(pair);
    }

    [Test]
    public void Many_threads_never_get_the_same_pair()
    {
        var ports = new PortAllocator(IPAddress.Loopback, Low + 100, Low + 299);
        var taken = new PortPair?[120];
        Parallel.For(0, taken.Length, i => taken[i] = ports.TryTake());
        Assert.That(taken.Count(pair => pair is not null), Is.EqualTo(100));
        Assert.That(taken.OfType<PortPair>().Select(pair => pair.Port), Is.Unique);
        taken.OfType<PortPair>().ToList().ForEach(ports.Return);
    }
}

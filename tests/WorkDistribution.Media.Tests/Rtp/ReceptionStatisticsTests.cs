using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Tests.Rtp;

[TestFixture]
public sealed class ReceptionStatisticsTests
{
    private readonly byte[] _packet = new byte[172];

    [Test]
    public void Loss_is_counted_over_the_wrap_of_the_sequence_number_and_overtaking_is_no_loss()
    {
        var statistics = new ReceptionStatistics();
        foreach (var sequence in new ushort[] { 65533, 65534, 0, 65535, 1, 4, 5 })
        {
            Add(statistics, sequence);
        }

        Assert.That(statistics.Received, Is.EqualTo(7));
        Assert.That(statistics.Lost, Is.EqualTo(2));
        var report = statistics.TakeReport(0, 0);
        Assert.That(report.HighestSequence, Is.EqualTo(0x10005));
        Assert.That(report.CumulativeLost, Is.EqualTo(2));
        Assert.That(report.FractionLost, Is.EqualTo(2 * 256 / 9));
        Assert.That(statistics.TakeReport(0, 0).FractionLost, Is.Zero, "nothing new");
    }

    [Test]
    public void A_new_source_begins_anew_and_the_counts_go_on()
    {
        var statistics = new ReceptionStatistics();
        Assert.That(Add(statistics, 1), Is.True);
        Assert.That(Add(statistics, 3), Is.False);
        Assert.That(Add(statistics, 30000, ssrc: 9), Is.True);
        Assert.That(statistics.Received, Is.EqualTo(3));
        Assert.That(statistics.Lost, Is.EqualTo(1));
        Assert.That(statistics.Ssrc, Is.EqualTo(9));
    }

    [Test]
    public void Two_packets_in_a_row_after_a_large_jump_are_a_restart_of_the_same_source()
    {
        var statistics = new ReceptionStatistics();
        Add(statistics, 100);
        Assert.That(Add(statistics, 40000), Is.False);
        Assert.That(Add(statistics, 40001), Is.True);
        Assert.That(statistics.Lost, Is.LessThan(5));
    }

    [Test]
    public void Jitter_follows_the_recommended_filter()
    {
        var statistics = new ReceptionStatistics();
        for (var i = 0; i < 1000; i++)
        {
            Add(statistics, (ushort)i, arrival: (uint)((i * 160) + (i % 2 == 0 ? 0 : 80)));
        }

        Assert.That(statistics.Jitter, Is.EqualTo(80).Within(1));
    }

    private bool Add(ReceptionStatistics statistics, ushort sequence, uint ssrc = 7, uint? arrival = null)
    {
        RtpPacket.WriteHeader(_packet, 0, false, sequence, sequence * 160u, ssrc);
        Assert.That(RtpPacket.TryParse(_packet, out var packet), Is.True);
        return statistics.Add(packet, arrival ?? (sequence * 160u), isAudio: true);
    }
}

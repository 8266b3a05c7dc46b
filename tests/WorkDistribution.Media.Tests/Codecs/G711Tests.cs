using WorkDistribution.Media.Codecs;

namespace WorkDistribution.Media.Tests.Codecs;

public sealed class G711Tests
{
    [TestCase(0, 0xFF)]
    [TestCase(8, 0xFE)]
    [TestCase(-8, 0x7E)]
    [TestCase(1000, 0xCE)]
    [TestCase(-1000, 0x4E)]
    [TestCase(32124, 0x80)]
    [TestCase(-32124, 0x00)]
    [TestCase(32767, 0x80)]
    [TestCase(-32768, 0x00)]
    public void Mu_law_codes_are_those_of_the_standard(int sample, int code) => Assert.That(G711.LinearToMuLaw((short)sample), Is.EqualTo((byte)code));

    [TestCase(8, 0xD5)]
    [TestCase(-8, 0x55)]
    [TestCase(24, 0xD4)]
    [TestCase(1008, 0xFA)]
    [TestCase(-1008, 0x7A)]
    [TestCase(32256, 0xAA)]
    [TestCase(-32256, 0x2A)]
    [TestCase(32767, 0xAA)]
    [TestCase(-32768, 0x2A)]
    public void A_law_codes_are_those_of_the_standard(int sample, int code) => Assert.That(G711.LinearToALaw((short)sample), Is.EqualTo((byte)code));

    [Test]
    public void Every_code_survives_a_round_trip()
    {
        for (var code = 0; code < 256; code++)
        {
            // µ-law has two zeros; the negative one comes back as the positive.
            Assert.That(G711.LinearToMuLaw(G711.MuLawToLinear((byte)code)), Is.EqualTo(code == 0x7F ? 0xFF : code));
            Assert.That(G711.LinearToALaw(G711.ALawToLinear((byte)code)), Is.EqualTo(code));
        }
    }

    [Test]
    public void Every_sample_comes_back_within_half_a_step()
    {
        for (var sample = -32768; sample <= 32767; sample++)
        {
            var magnitude = Math.Abs(sample);
            var tolerance = Math.Max(16, magnitude / 16) + (magnitude > 32124 ? 700 : 0);
            Assert.That(Math.Abs(G711.MuLawToLinear(G711.LinearToMuLaw((short)sample)) - sample), Is.LessThanOrEqualTo(tolerance));
            Assert.That(Math.Abs(G711.ALawToLinear(G711.LinearToALaw((short)sample)) - sample), Is.LessThanOrEqualTo(tolerance));
        }
    }

    [Test]
    public void Frames_are_coded_like_single_samples()
    {
        short[] samples = [0, 5, -5, 1234, -1234, 32767, -32768];
        var payload = new byte[samples.Length];
        var back = new short[samples.Length];
        G711.EncodeMuLaw(samples, payload);
        G711.DecodeMuLaw(payload, back);
        Assert.That(back, Is.EqualTo(samples.Select(sample => G711.MuLawToLinear(G711.LinearToMuLaw(sample)))));
        G711.EncodeALaw(samples, payload);
        G711.DecodeALaw(payload, back);
        Assert.That(back, Is.EqualTo(samples.Select(sample => G711.ALawToLinear(G711.LinearToALaw(sample)))));
    }
}

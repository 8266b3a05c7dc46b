using System.Buffers.Binary;
using WorkDistribution.Media.Codecs;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Testing.Audio;

namespace WorkDistribution.Media.Tests.Playback;

public sealed class AudioDecoderTests
{
    /// <summary>0.6 s of 500 Hz, mono, 16 kHz, 16 kbit/s.</summary>
    private const string Mp3 = "//MoxAANKFbhH0YIAvAE5dttgBd3d3e+IiIjHJgAAEAQ4nPh/KBjLg/yjpzgm/LghqBM/icENQJn8mCHAZ/hjp9yFJB8Xg3W//MoxAYOcOqoAZSoAA6HwbYgO1wjphHSBp4EgDBEMAgxLYMS2OULmFzEz/kVIqZF4vf+Yl0upA1+JQkDTfyp0Gr///+tXnYB//MoxAcN+HpUAd5IAH4SGAoBQOAPMB4CkwSgqzEeFdMRCyU3ZCoTJiF7MJACEwBACjA5AuFgDnDLsvyRAlt/3hH4pBka931M//MoxAoIoE4gAAguRLH+27AGr7mt9Fiv7On96avxfWzI/OvXTuUfW/CPxSDI16hqPrRV6V/Sz/oev99cCL6dvp8Ub068xt/e//MoxCIIsE4gAAguJEWff4R+KQZGvXK9rdn9P13/9NXuxu29r6rtXokr1f+l3fWuEfikGRr30P//92Zfd9npvts3W+7mP7////MoxDoHsFIgAAguBGE18uEfikGRr3o0+//9ydo9PR9WS5nckn6Kf+9nsZt19arCPxSVxr35mc9n0sb6dnt1/3+jJ/d9dO7o//MoxFYHIE4gAAguJP/99bKfVhH4pBka99eQr7G7+iv+nKVVf/yeLdTddVn92tv2KqK1lhH4pBka9ZV/20/+p/8hTRT1/ya6//MoxHQHyE4gAAguKDdt/bY//q6KTJ/8I/FIMjXke5/V9G6z0p+j26tq3J+nmP/os+jb+VpMQU1FMy4xMDCqqqqqqqqqqqqq//MoxI8G2E4gAAX+gKqqqqqqqqqqev+EfikGRr3//6P/95BG7/7EoJ/67dyi9jGinTb+tFVMQU1FMy4xMDBVVVVVVVVVVVVV//MoxK4ICE4gAAguJFVVVVV/rhH4pBka9kPap2nRyXam9+pnjK7+uvvOtvq/X0StWL7//pVMQU1FMy4xMDBVVVVVVVVVVVVV//MoxMgHoE4gAAguRFVVVVVVVVXCPxSDI17/URgTu+ivv3TVV37l7/SRNf1o+cSrq3dD99JMQU1FMy4xMDCqqqqqqqqqqqqq//MoxOMHoE4gAABuJKqqqqqqqqqqqqqqe3hH4pCo157av+weitX3+7/1r9+6/d9wd/29P03v//5zRahXAXAATAIwDEDACRgB//MoxOQHyE4gAAguBEAqGBmAdRgLgCqYGKFAmLxkQJjPN6SawgO0mAWiRxh8gREYLYCcGAvAVpgZIDyYCuAlmABgEAQAYCIi//MoxOgI4FIgAAguRDSteX/1f/////t0//+h/1AFBFopC/7qKBggDQneVZECgYBkzBQJSQMZmBoQZgMBcUuAKFAMKgQG1vGY//MoxOUIOFIgAAAuDBzCoXxSIlEQqQ75fdSDDnDnEyRUiv9/Mi8XjEul3+2+ySRksFWfeiBgqCoiPf3JuSCqbi/EGHqIUqkS//MoxOEHKFIgAAguCCEhIUcX0ekhKpkTxzIUuhbhDjKfq2Y/idCURACDTSpCKRTqqFDGlkSLJIpHAouKKyCuBXxTe/4VTEFN//MoxP8W8H4oAV/AAEUzLjEwMFVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV//MoxN4XqWqgAZuoAFVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV//MoxLoQOMYwAc9IAVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV";

    private static double Wave(int i, int rate, double frequency = 500) => 0.5 * Math.Sin(2 * Math.PI * frequency * i / rate);

    private static byte[] File(int tag, int bits, int channels, int rate, byte[] data, uint? claimed = null, bool extensible = false, byte[]? before = null)
    {
        var format = new byte[extensible ? 40 : 16];
        BinaryPrimitives.WriteUInt16LittleEndian(format, (ushort)(extensible ? 0xFFFE : tag));
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteUInt32LittleEndian(format.AsSpan(4), (uint)rate);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(12), (ushort)(channels * bits / 8));
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(14), (ushort)bits);
        if (extensible)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(24), (ushort)tag);
            ((ReadOnlySpan<byte>)[0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]).CopyTo(format.AsSpan(26));
        }

        return [.. "RIFF\0\0\0\0WAVE"u8, .. before ?? [], .. "fmt "u8, .. BitConverter.GetBytes(format.Length), .. format,
            .. "data"u8, .. BitConverter.GetBytes(claimed ?? (uint)data.Length), .. data];
    }

    private static byte[] Data(int tag, int bits, int channels, int rate, int samples)
    {
        var data = new List<byte>();
        for (var i = 0; i < samples * channels; i++)
        {
            var value = Wave(i / channels, rate);
            data.AddRange((tag, bits) switch
            {
                (1, 8) => [(byte)(128 + Math.Round(value * 127))],
                (1, 16) => BitConverter.GetBytes((short)(value * 32767)),
                (1, 24) => BitConverter.GetBytes((int)(value * 8388607))[..3],
                (1, 32) => BitConverter.GetBytes((int)(value * 2147483647)),
                (3, 32) => BitConverter.GetBytes((float)value),
                (3, 64) => BitConverter.GetBytes(value),
                (6, _) => [G711.LinearToALaw((short)(value * 32767))],
                _ => [G711.LinearToMuLaw((short)(value * 32767))],
            });
        }

        return [.. data];
    }

    private static short[] Decode(byte[] file, string type = "audio/wav")
    {
        var decoding = AudioDecoder.Decode(file, type, CancellationToken.None);
        Assert.That(decoding, Is.InstanceOf<AudioDecoding.Decoded>(), decoding.ToString());
        return ((AudioDecoding.Decoded)decoding).Samples;
    }

    private static AudioDecoding.Failed Fail(byte[] file, string type = "audio/wav") => (AudioDecoding.Failed)AudioDecoder.Decode(file, type, CancellationToken.None);

    [Test]
    public void Every_encoding_is_read(
        [Values("1/8", "1/16", "1/24", "1/32", "3/32", "3/64", "6/8", "7/8")] string encoding, [Values(1, 2)] int channels, [Values(8000, 44100)] int rate, [Values] bool extensible)
    {
        var (tag, bits) = (int.Parse(encoding.Split('/')[0]), int.Parse(encoding.Split('/')[1]));
        var samples = Decode(File(tag, bits, channels, rate, Data(tag, bits, channels, rate, rate / 5), extensible: extensible));
        Assert.That(samples, Has.Length.EqualTo(1600));
        var meter = ToneMeter.Measure(samples.AsSpan(50, 1500));
        Assert.That(meter.Frequency, Is.EqualTo(500).Within(2));
        Assert.That(meter.LevelDb, Is.EqualTo(-9.03).Within(0.2));
    }

    [TestCase(0u)]
    [TestCase(0xFFFFFFFFu)]
    [TestCase(0x7FFFF000u)]
    [TestCase(100_000u)]
    public void A_length_that_was_never_filled_in_means_to_the_end(uint claimed) =>
        Assert.That(Decode(File(1, 16, 1, 8000, Data(1, 16, 1, 8000, 1600), claimed)), Has.Length.EqualTo(1600));

    [Test]
    public void Other_chunks_are_passed_over_also_of_odd_length() =>
        Assert.That(Decode(File(1, 16, 1, 8000, Data(1, 16, 1, 8000, 160), before: [.. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0])), Has.Length.EqualTo(160));

    [Test]
    public void A_half_sample_at_the_end_is_dropped() => Assert.That(Decode(File(1, 16, 2, 8000, new byte[4003])), Has.Length.EqualTo(1000));

    [Test]
    public void Our_own_header_is_read()
    {
        var file = new byte[WaveHeader.Size + 320];
        WaveHeader.Write(file, 1, 8000, 320);
        Assert.That(Decode(file), Has.Length.EqualTo(160));
    }

    [Test]
    public void What_cannot_be_read_is_named()
    {
        Assert.That(Fail(File(2, 4, 1, 8000, new byte[100])).Detail, Does.Contain("format 2"));
        Assert.That(Fail(File(1, 16, 17, 8000, new byte[100])).Detail, Does.Contain("17 channels"));
        Assert.That(Fail(File(1, 16, 1, 1000, new byte[100])).Detail, Does.Contain("1000 samples"));
        Assert.That(Fail("OggS...................."u8.ToArray()).Detail, Does.Contain("Ogg"));
        Assert.That(Fail("<html><body>404"u8.ToArray(), "audio/mpeg").Detail, Does.Contain("<html>"));
        Assert.That(Fail([]).Detail, Does.Contain("nothing"));
        Assert.That(Fail("RIFF\0\0\0\0WAVE"u8.ToArray()).Reason, Is.EqualTo(PromptFailure.UnsupportedFormat));
    }

    [Test]
    public void Raw_mu_law_is_taken_by_its_type_and_a_wav_file_whatever_its_type()
    {
        var samples = Decode(Data(7, 8, 1, 8000, 1600), "audio/basic; charset=x");
        Assert.That(ToneMeter.Measure(samples).Frequency, Is.EqualTo(500).Within(2));
        Assert.That(Decode(File(1, 16, 1, 8000, new byte[320]), "audio/mpeg"), Has.Length.EqualTo(160));
        Assert.That(Decode([.. ".snd"u8, 0, 0, 0, 24, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1, 0, 0, 0x1F, 0x40, 0, 0, 0, 1, .. new byte[80]]), Has.Length.EqualTo(80));
    }

    [Test]
    [Category("EndToEnd")]
    public void Mp3_is_decoded_whatever_its_type()
    {
        if (!Mpg123.IsAvailable)
        {
            Assert.Ignore("libmpg123 is not installed.");
        }

        var samples = Decode(Convert.FromBase64String(Mp3), "application/octet-stream");
        Assert.That(samples.Length / 8000.0, Is.InRange(0.5, 0.9));
        Assert.That(ToneMeter.Measure(samples.AsSpan(1600, 2400)).Frequency, Is.EqualTo(500).Within(3));
        Assert.That(ToneMeter.Measure(samples.AsSpan(1600, 2400)).LevelDb, Is.EqualTo(-9).Within(1.5));
    }

    [Test]
    public void Mutated_files_never_throw()
    {
        var random = new Random(20);
        byte[][] seeds = [File(1, 16, 2, 44100, Data(1, 16, 2, 44100, 400)), File(3, 64, 1, 8000, Data(3, 64, 1, 8000, 200), extensible: true), Convert.FromBase64String(Mp3)];
        for (var round = 0; round < 3000; round++)
        {
            var file = (byte[])seeds[round % seeds.Length].Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                file[random.Next(random.Next(2) == 0 ? Math.Min(80, file.Length) : file.Length)] = (byte)random.Next(256);
            }

            Assert.That(AudioDecoder.Decode(file.AsMemory(0, random.Next(file.Length + 1)), "", CancellationToken.None), Is.Not.Null);
        }
    }
}

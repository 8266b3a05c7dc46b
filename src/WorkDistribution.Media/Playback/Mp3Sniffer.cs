namespace WorkDistribution.Media.Playback;

/// <summary>Tells MP3 from other bytes.</summary>
internal static class Mp3Sniffer
{
    private const int SearchBytes = 4096;

    // Kilobits a second by index, for version 1 and 2 of layer 3; 0 where not allowed.
    private static ReadOnlySpan<ushort> Rates1 => [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];

    private static ReadOnlySpan<ushort> Rates2 => [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];

    /// <summary>Whether the file begins with an ID3 tag, or two frames that follow each other begin near its start.</summary>
    internal static bool IsMp3(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("ID3"u8))
        {
            return file.Length > 10;
        }

        for (var i = 0; i < Math.Min(SearchBytes, file.Length - 3); i++)
        {
            var length = FrameLength(file[i..]);
            if (length > 0 && (i + length == file.Length || (i + length + 4 <= file.Length && FrameLength(file[(i + length)..]) > 0)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Length of the layer 3 frame whose header stands here; 0 when there is none.</summary>
    private static int FrameLength(ReadOnlySpan<byte> at)
    {
        // sync 11 bits, version 2, layer 2, protection 1 | bit rate 4, sample rate 2, padding 1, private 1
        if (at.Length < 4 || at[0] != 0xFF || (at[1] & 0xE0) != 0xE0)
        {
            return 0;
        }

        var version = (at[1] >> 3) & 3;
        var layer = (at[1] >> 1) & 3;
        var rateIndex = (at[2] >> 2) & 3;
        if (version == 1 || layer != 1 || rateIndex == 3)
        {
            return 0;
        }

        var kilobits = version == 3 ? Rates1[at[2] >> 4] : Rates2[at[2] >> 4];
        var sampleRate = (rateIndex switch { 0 => 44100, 1 => 48000, _ => 32000 }) >> (version switch { 3 => 0, 2 => 1, _ => 2 });
        return kilobits == 0 ? 0 : ((version == 3 ? 144_000 : 72_000) * kilobits / sampleRate) + ((at[2] >> 1) & 1);
    }
}

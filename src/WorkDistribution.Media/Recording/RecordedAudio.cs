using WorkDistribution.Media.Playback;

namespace WorkDistribution.Media.Recording;

/// <summary>Reads what a recording kept.</summary>
public static class RecordedAudio
{
    /// <summary>The samples of a WAV file as one channel at 8 kHz; null when it cannot be read. Both sides of a dual-channel recording are mixed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<short[]?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= AudioDecoder.MaxFileBytes
                && AudioDecoder.Decode(await File.ReadAllBytesAsync(path, cancellationToken), "audio/wav", cancellationToken) is AudioDecoding.Decoded decoded
                    ? decoded.Samples
                    : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

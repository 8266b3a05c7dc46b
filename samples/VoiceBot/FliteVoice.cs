using System.Diagnostics;

namespace WorkDistribution.Samples.VoiceBot;

/// <summary>A voice on this machine: the program flite, whose voice kal is made for telephones (8 kHz).</summary>
internal sealed class FliteVoice : IVoice
{
    private const int WaveHeader = 44;

    /// <inheritdoc/>
    public async Task<short[]> SpeakAsync(string words, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("voicebot-");
        var file = Path.Combine(folder.FullName, "words.wav");
        try
        {
            using var flite = Process.Start(new ProcessStartInfo("flite", ["-voice", "kal", "-t", words, "-o", file])) ?? throw new InvalidOperationException("flite did not start.");
            try
            {
                await flite.WaitForExitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                flite.Kill();
                throw;
            }

            var wave = await File.ReadAllBytesAsync(file, cancellationToken);
            var samples = new short[(wave.Length - WaveHeader) / sizeof(short)];
            Buffer.BlockCopy(wave, WaveHeader, samples, 0, samples.Length * sizeof(short));
            return samples;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

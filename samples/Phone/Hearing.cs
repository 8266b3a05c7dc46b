using System.Globalization;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;

namespace WorkDistribution.Samples.Phone;

/// <summary>Says in words what comes out of the phone: silence, a tone, or other sound, whenever it changes.</summary>
internal sealed class Hearing(PhoneCall call, TimeProvider clock, Action<string> show)
{
    private const int Window = 1600;
    private const double SilenceDb = -50;
    private const double TonePurity = 0.9;

    /// <summary>Reports until cancelled.</summary>
    public async Task ReportAsync(CancellationToken cancellationToken)
    {
        var last = "silence";
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var heard = call.Heard();
                if (heard.Length < Window)
                {
                    continue;
                }

                var now = Describe(ToneMeter.Measure(heard.AsSpan(heard.Length - Window)));
                if (now != last)
                {
                    show($"hears {now}");
                    last = now;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The call is over.
        }
    }

    private static string Describe(ToneMeter sound) =>
        sound.LevelDb < SilenceDb ? "silence"
        : sound.Purity > TonePurity ? string.Create(CultureInfo.InvariantCulture, $"a tone of about {Math.Round(sound.Frequency / 10) * 10} Hz")
        : "speech";
}

using System.Diagnostics;
using System.Globalization;

namespace WorkDistribution.Benchmarks;

/// <summary>The floor as a process of its own, so that its CPU is its own, with a sink that judges its pacing as it judges the server's.</summary>
internal sealed class FloorProcess : IDisposable
{
    private readonly RtpSink _sink = new();
    private readonly Process _process;

    /// <summary>Starts the loop.</summary>
    /// <param name="streams">Played calls that it stands for.</param>
    /// <param name="duration">How long it sends.</param>
    public FloorProcess(int streams, TimeSpan duration)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in new[]
        {
            typeof(FloorLoop).Assembly.Location, "floor", streams.ToString(CultureInfo.InvariantCulture),
            ((int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture), _sink.Port.ToString(CultureInfo.InvariantCulture),
        })
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Measures the loop by itself.</summary>
    internal static async Task<(double CpuPerCallMinute, Pacing Pacing)> MeasureAsync(int streams, TimeSpan duration)
    {
        using var floor = new FloorProcess(streams, duration);
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System); // it compiles itself while it begins
        floor.Begin();
        await Task.Delay(duration - TimeSpan.FromSeconds(3), TimeProvider.System);
        var pacing = floor.End();
        var text = await floor._process.StandardOutput.ReadToEndAsync();
        await floor._process.WaitForExitAsync();
        return (double.Parse(text, CultureInfo.InvariantCulture), pacing);
    }

    /// <summary>Begins to judge.</summary>
    internal void Begin() => _sink.Begin();

    /// <summary>Ends judging.</summary>
    internal Pacing End() => _sink.End();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
        _process.Dispose();
        _sink.Dispose();
    }
}

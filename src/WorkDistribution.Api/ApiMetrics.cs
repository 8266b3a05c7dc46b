using System.Diagnostics.Metrics;

namespace WorkDistribution.Api;

/// <summary>Counters of the meter "WorkDistribution.Api".</summary>
internal sealed class ApiMetrics : IDisposable
{
    private readonly Meter _meter = new("WorkDistribution.Api");
    private readonly Counter<long> _refusals;

    public ApiMetrics() => _refusals = _meter.CreateCounter<long>("api.refusals", description: "Requests answered with an error, by catalogue code.");

    public void Refused(int code) => _refusals.Add(1, new KeyValuePair<string, object?>("code", code));

    public void Dispose() => _meter.Dispose();
}

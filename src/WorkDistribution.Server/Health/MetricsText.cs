using System.Globalization;
using System.Text;

namespace WorkDistribution.Server.Health;

/// <summary>Writes the Prometheus text format, version 0.0.4.</summary>
internal sealed class MetricsText
{
    /// <summary>Its content type.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <summary>A value that goes up and down.</summary>
    public MetricsText Gauge(string name, string help, double value) => Add(name, help, "gauge", value);

    /// <summary>A value that only grows.</summary>
    public MetricsText Counter(string name, string help, double value) => Add(name, help, "counter", value);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private MetricsText Add(string name, string help, string type, double value)
    {
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n')
            .Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n')
            .Append(name).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return this;
    }
}

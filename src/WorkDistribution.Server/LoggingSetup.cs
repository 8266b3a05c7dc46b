using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;
using WorkDistribution.Server.Options;

namespace WorkDistribution.Server;

/// <summary>The only place that knows Serilog: console, an optional file, text or JSON; a Serilog section of the settings file adds to it.</summary>
internal static class LoggingSetup
{
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {SourceContext} {Message:lj} {CallSid}{NewLine}{Exception}";

    /// <summary>Makes the logger of the process.</summary>
    public static Serilog.Core.Logger Create(ServerOptions options)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(options.LogLevel)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .Enrich.FromLogContext();
        if (options.IsLogJson)
        {
            configuration.WriteTo.Async(sink => sink.Console(new JsonFormatter(renderMessage: true)));
        }
        else
        {
            configuration.WriteTo.Async(sink => sink.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture));
        }

        if (options.LogFile is { } path)
        {
            if (options.IsLogJson)
            {
                configuration.WriteTo.Async(sink => sink.File(new JsonFormatter(renderMessage: true), path, rollingInterval: RollingInterval.Day));
            }
            else
            {
                configuration.WriteTo.Async(sink => sink.File(path, outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture, rollingInterval: RollingInterval.Day));
            }
        }

        if (options.ConfigFile is { } file)
        {
            var settings = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(file)).Build();
            if (settings.GetSection("Serilog").Exists())
            {
                configuration.ReadFrom.Configuration(settings);
            }
        }

        return configuration.CreateLogger();
    }
}

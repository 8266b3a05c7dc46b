using System.Collections;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.Extensions.Options;
using WorkDistribution.Server.Options;
using WorkDistribution.Storage;

namespace WorkDistribution.Server;

/// <summary>The process from its command line to its exit code: 0 when it ended as asked, 1 when it could not start or broke, 2 when it was told nonsense.</summary>
internal static class ServerProgram
{
    private const int Failed = 1;
    private const int Misused = 2;

    /// <summary>Runs until it is told to end.</summary>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        var commandLine = CommandLine.Read(arguments);
        if (commandLine.Help)
        {
            await output.WriteAsync(HelpText.Write());
            return 0;
        }

        if (commandLine.Version)
        {
            await output.WriteLineAsync(Version);
            return 0;
        }

        var options = ServerOptionsReader.Read(commandLine, Environment.GetEnvironmentVariables(), out var problems);
        if (!problems.IsEmpty)
        {
            foreach (var problem in problems)
            {
                await errors.WriteLineAsync(problem);
            }

            return Misused;
        }

        await using var logger = LoggingSetup.Create(options);
        try
        {
            await using var host = new ServerHost(options, logger);
            await host.StartAsync(output);
            await host.RunAsync();
            return 0;
        }
        catch (Exception exception) when (exception is StorageException or IOException or SocketException or UnauthorizedAccessException or OptionsValidationException)
        {
            // What the operator can mend: said in words, without a stack trace.
            await errors.WriteLineAsync($"The server cannot start: {exception.Message}");
            return Failed;
        }
    }

    private static string Version => typeof(ServerProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}

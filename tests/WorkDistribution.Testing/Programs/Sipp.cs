using System.Diagnostics;
using System.Globalization;
using WorkDistribution.Testing.Servers;

namespace WorkDistribution.Testing.Programs;

/// <summary>Runs scenarios with sipp, a SIP program that nobody here wrote.</summary>
public static class Sipp
{
    /// <summary>Where Debian's package keeps recorded RFC 4733 digits.</summary>
    public const string DigitFolder = "/usr/share/sip-tester";

    /// <summary>Runs a scenario to its end.</summary>
    /// <param name="scenario">Its XML.</param>
    /// <param name="options">How.</param>
    public static async Task<SippResult> RunAsync(string scenario, SippOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("wd-sipp-").FullName;
        try
        {
            var file = Path.Combine(folder, "scenario.xml");
            await File.WriteAllTextAsync(file, scenario);
            using var process = new Process { StartInfo = Describe(options, folder, file) };
            process.Start();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            using var limit = new CancellationTokenSource(options.TimeLimit + TimeSpan.FromSeconds(5));
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill();
                }
            }

            await output;
            var complaints = await errors + Read(folder, "errors.log");
            return new SippResult(process.ExitCode, complaints, Read(folder, "messages.log"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    private static ProcessStartInfo Describe(SippOptions options, string folder, string file)
    {
        var start = new ProcessStartInfo("sipp")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        string[] arguments =
        [
            .. options.Target is { } target ? [target.ToString()] : Array.Empty<string>(),
            "-sf", file, "-s", options.Service, "-i", "127.0.0.1",
            "-p", Number(options.Port == 0 ? FreePorts.Next() : options.Port),
            "-mi", "127.0.0.1",
            "-mp", Number(options.MediaPort == 0 ? FreePorts.NextBlock(8) : options.MediaPort),
            "-m", Number(options.Calls), "-r", Number(options.Rate), "-t", options.IsTcp ? "t1" : "u1",
            "-au", options.User, "-ap", options.Password,
            "-timeout", Number((int)options.TimeLimit.TotalSeconds) + "s", "-timeout_error", "-nostdin",
            "-trace_err", "-error_file", "errors.log", "-trace_msg", "-message_file", "messages.log",
            .. options.Keys.SelectMany(key => new[] { "-key", key.Key, key.Value }),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

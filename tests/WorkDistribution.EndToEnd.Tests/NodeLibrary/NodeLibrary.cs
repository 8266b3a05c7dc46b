using System.Diagnostics;
using WorkDistribution.Testing;

namespace WorkDistribution.EndToEnd.Tests.NodeLibrary;

/// <summary>The official Node library with its driver script, installed once into the artifacts folder.</summary>
public static class NodeLibrary
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static string Source => Path.Combine(Repository.Root, "tests", "WorkDistribution.EndToEnd.Tests", "NodeLibrary");

    private static string Installed => Path.Combine(Repository.Root, "artifacts", "node-library");

    /// <summary>Runs the driver of calls; fails with what it wrote when it fails. Skips the test where there is no npm, or nothing to install from.</summary>
    /// <param name="arguments">Base URL, account SID, token and, for calls, host:port of SIP.</param>
    public static Task DriveAsync(params string[] arguments) => DriveScriptAsync("driver.cjs", arguments);

    /// <summary>Runs the driver of work distribution.</summary>
    /// <param name="arguments">Base URL, account SID, token and, to see that nothing of the wire was left out, the path of its reference.</param>
    public static Task DriveTaskRouterAsync(params string[] arguments) => DriveScriptAsync("taskrouter.cjs", arguments);

    /// <summary>Runs the driver of a worker's client.</summary>
    /// <param name="arguments">Base URL, account SID, token.</param>
    public static Task DriveWorkerAsync(params string[] arguments) => DriveScriptAsync("worker.cjs", arguments);

    private static async Task DriveScriptAsync(string script, string[] arguments)
    {
        await InstallAsync();
        var (exit, output) = await RunAsync("node", [Path.Combine(Installed, script), .. arguments]);
        await TestContext.Out.WriteLineAsync(output);
        Assert.That(exit, Is.Zero, output);
    }

    private static async Task InstallAsync()
    {
        Directory.CreateDirectory(Installed);
        foreach (var file in new[] { "package.json", "package-lock.json", "local.cjs", "driver.cjs", "taskrouter.cjs", "worker.cjs" })
        {
            File.Copy(Path.Combine(Source, file), Path.Combine(Installed, file), overwrite: true);
        }

        if (Directory.Exists(Path.Combine(Installed, "node_modules", "twilio")) && Directory.Exists(Path.Combine(Installed, "node_modules", "twilio-taskrouter")))
        {
            return;
        }

        try
        {
            var (exit, output) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
            if (exit != 0)
            {
                Assert.Ignore("The library could not be installed: " + output);
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("npm is not installed.");
        }
    }

    private static async Task<(int Exit, string Output)> RunAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Installed };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} has not ended within {Limit}.", exception);
        }
    }
}

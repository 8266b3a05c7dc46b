using Microsoft.Extensions.DependencyInjection;
using WorkDistribution.Core.Identity;
using WorkDistribution.Storage.Tests.Contract;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Storage.Tests.Sqlite;

/// <summary>The program of the crash test: saves calls from several sides and writes the SID of each on standard output once it is acknowledged, until it is killed.</summary>
internal static class EndlessSaver
{
    public const string Argument = "--save-until-killed";

    public static readonly AccountSid Account = new("AC00000000000000000000000000000000");

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is [EndlessCommitter.Argument, var workspaces])
        {
            await EndlessCommitter.RunAsync(workspaces);
            return 0;
        }

        if (arguments is not [Argument, var folder])
        {
            return 1;
        }

        await using var services = SqliteFolder.Open(folder);
        var calls = services.GetRequiredService<ICallStore>();
        var output = Console.OpenStandardOutput();
        var gate = new SemaphoreSlim(1);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SaveAsync()));
        return 0;

        async Task SaveAsync()
        {
            while (true)
            {
                var call = Facts.Call(Account);
                await calls.SaveAsync(call, CancellationToken.None);
                await gate.WaitAsync();
                await output.WriteAsync(System.Text.Encoding.ASCII.GetBytes(call.Sid.Value + "\n"));
                gate.Release();
            }
        }
    }
}

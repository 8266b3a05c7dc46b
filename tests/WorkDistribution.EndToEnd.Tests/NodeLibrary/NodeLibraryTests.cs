using WorkDistribution.Testing;
using WorkDistribution.Testing.Servers;

namespace WorkDistribution.EndToEnd.Tests.NodeLibrary;

[Category("EndToEnd")]
public sealed class NodeLibraryTests
{
    [Test]
    public async Task The_official_library_drives_the_server_and_accepts_its_webhooks()
    {
        await using var server = await ServerProcess.StartAsync();
        await NodeLibrary.DriveAsync(server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority), ServerProcess.AccountSid, ServerProcess.AuthToken, server.Sip.ToString());
    }

    [Test]
    public async Task The_official_client_of_workers_is_told_and_answers_in_real_time()
    {
        await using var server = await ServerProcess.StartAsync();
        await NodeLibrary.DriveWorkerAsync(server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority), ServerProcess.AccountSid, ServerProcess.AuthToken);
    }

    [Test]
    public async Task The_official_library_drives_every_operation_and_parameter_of_work_distribution()
    {
        await using var server = await ServerProcess.StartAsync();
        string[] reference = SharedData.Find("reference") is { } folder ? [Path.Combine(folder, "rest.json")] : [];
        await NodeLibrary.DriveTaskRouterAsync([server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority), ServerProcess.AccountSid, ServerProcess.AuthToken, .. reference]);
    }
}

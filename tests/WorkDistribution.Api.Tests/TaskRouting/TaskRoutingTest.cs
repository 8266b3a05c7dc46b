using Microsoft.Extensions.DependencyInjection;
using WorkDistribution.TaskRouting.Assignments;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Rehearsal;
using WorkDistribution.TaskRouting.Statistics;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Api.Tests.TaskRouting;

/// <summary>A fixture with a host for each test whose work distribution is a fake.</summary>
[Category("Sockets")]
public abstract class TaskRoutingTest
{
    protected ApiHost Host { get; private set; } = null!;

    private protected FakeTaskRouter Router { get; } = new();

    /// <summary>The workspace's path.</summary>
    protected static string Workspace => $"/v1/Workspaces/{RoutingSamples.Workspace.Workspace.Sid}";

    [SetUp]
    public async Task StartHost()
    {
        Router.Faults = [];
        Router.Forget();
        Host = await ApiHost.StartAsync(Configure, services => services
            .AddSingleton<ITaskRouter>(Router)
            .AddSingleton<IInstructionRunner>(Router)
            .AddSingleton<IEventStore>(Router)
            .AddSingleton<IStatistics>(Router)
            .AddSingleton<IWorkflowRehearsals>(Router));
    }

    [TearDown]
    public async Task StopHost() => await Host.DisposeAsync();

    private protected virtual void Configure(ApiOptions options)
    {
    }

    protected Task<ApiReply> GetAsync(string path) => Host.SendAsync(HttpMethod.Get, Workspace + path);

    protected Task<ApiReply> PostAsync(string path, params (string Name, string Value)[] form) => Host.SendAsync(HttpMethod.Post, Workspace + path, form);
}

namespace WorkDistribution.Api.Tests;

/// <summary>A fixture with a host for each test.</summary>
[Category("Sockets")]
public abstract class ApiTest
{
    protected ApiHost Host { get; private set; } = null!;

    [SetUp]
    public async Task StartHost() => Host = await ApiHost.StartAsync();

    [TearDown]
    public async Task StopHost() => await Host.DisposeAsync();

    protected Task<ApiReply> GetAsync(string path) => Host.SendAsync(HttpMethod.Get, path);

    protected Task<ApiReply> PostAsync(string path, params (string Name, string Value)[] form) => Host.SendAsync(HttpMethod.Post, path, form);

    protected Task<ApiReply> DeleteAsync(string path) => Host.SendAsync(HttpMethod.Delete, path);
}

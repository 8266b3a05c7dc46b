using Microsoft.Extensions.DependencyInjection;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting;
using WorkDistribution.TaskRouting.SharedPools;
using WorkDistribution.Testing;

namespace WorkDistribution.Api.Tests.TaskRouting;

/// <summary>Both sides of shared pools through REST, over the real engine and storage. The main account lends, the stranger borrows.</summary>
[Category("Sockets")]
public sealed class SharedPoolApiTests
{
    private ApiHost _host = null!;
    private string _lent = "";
    private string _grants = "";
    private string _borrowing = "";

    [SetUp]
    public async Task StartHost()
    {
        _host = await ApiHost.StartAsync(more: static services => services
            .AddTaskRouting(static _ => { })
            .AddSharedPools()
            .AddSingleton<IPoolAccounts, KnownAccounts>());
        _lent = await WorkspaceAsync(_host.Main);
        _borrowing = await WorkspaceAsync(_host.Stranger);
        var queues = await SendAsync(_host.Main, HttpMethod.Get, _lent + "/TaskQueues");
        _grants = $"{_lent}/TaskQueues/{queues.Json!["task_queues"]![0]!["sid"]}/Grants";
    }

    [TearDown]
    public async Task StopHost() => await _host.DisposeAsync();

    [Test]
    public async Task A_pool_is_granted_accepted_used_and_revoked()
    {
        var granted = await SendAsync(
            _host.Main, HttpMethod.Post, _grants, ("BorrowerAccountSid", _host.Stranger.Sid.Value), ("FriendlyName", "Experts"), ("Attributes", """{"language":"de"}"""), ("Capacity", "2"), ("Priority", "3"));
        Assert.That(granted.Status, Is.EqualTo(201));
        Assert.That(
            granted.Json!.Select(static property => property.Key),
            Is.EqualTo(new[] { "sid", "account_sid", "workspace_sid", "task_queue_sid", "borrower_account_sid", "friendly_name", "attributes", "capacity", "priority", "status", "date_created", "date_updated", "url" }));
        Assert.That((granted["status"], granted["capacity"], granted["priority"]), Is.EqualTo(("offered", "2", "3")));
        Assert.That((await SendAsync(_host.Main, HttpMethod.Get, new Uri(granted["url"]!).PathAndQuery))["sid"], Is.EqualTo(granted["sid"]));

        var offered = await SendAsync(_host.Stranger, HttpMethod.Get, _borrowing + "/Pools");
        Assert.That(offered.Json!["pools"]!.AsArray().Single()!["worker_sid"], Is.Null);
        var accepted = await SendAsync(_host.Stranger, HttpMethod.Post, _borrowing + "/Pools", ("GrantSid", granted["sid"]!), ("FriendlyName", "Their experts"));
        Assert.That(accepted.Status, Is.EqualTo(201));
        Assert.That(
            accepted.Json!.Select(static property => property.Key),
            Is.EqualTo(new[] { "sid", "account_sid", "workspace_sid", "worker_sid", "friendly_name", "attributes", "capacity", "status", "date_created", "date_updated", "url", "links" }));
        Assert.That(accepted.Json!.ToJsonString(), Does.Not.Contain(_host.Main.Sid.Value).And.Not.Contain(_lent[^34..]));
        Assert.That((await SendAsync(_host.Main, HttpMethod.Get, $"{_grants}/{granted["sid"]}")).Json!.ToJsonString(), Does.Contain("accepted").And.Not.Contain(_borrowing[^34..]).And.Not.Contain(accepted["worker_sid"]!));
        var worker = await SendAsync(_host.Stranger, HttpMethod.Get, $"{_borrowing}/Workers/{accepted["worker_sid"]}");
        Assert.That((worker["friendly_name"], worker["attributes"]), Is.EqualTo(("Their experts", $$"""{"pool":"{{granted["sid"]}}","language":"de"}""")));

        await SendAsync(_host.Stranger, HttpMethod.Post, _borrowing + "/Tasks", ("Attributes", """{"language":"de"}"""));
        var guests = await Limits.UntilAsync(
            () => SendAsync(_host.Main, HttpMethod.Get, $"{_lent}/Tasks?EvaluateTaskAttributes={Uri.EscapeDataString("guest.language == 'de'")}"),
            static reply => reply.Json?["tasks"]!.AsArray().Count == 1,
            "the guest task");
        Assert.That(guests.Json!["tasks"]![0]!["priority"]!.ToString(), Is.EqualTo("3"));

        Assert.That((await SendAsync(_host.Main, HttpMethod.Delete, $"{_grants}/{granted["sid"]}?Now=true")).Status, Is.EqualTo(204));
        await Limits.UntilAsync(() => SendAsync(_host.Main, HttpMethod.Get, $"{_grants}/{granted["sid"]}"), static reply => reply.Status == 404, "the end of the grant");
        Assert.That((await SendAsync(_host.Stranger, HttpMethod.Get, $"{_borrowing}/Workers/{accepted["worker_sid"]}")).Status, Is.EqualTo(404));
        Assert.That((await SendAsync(_host.Stranger, HttpMethod.Post, _borrowing + "/Pools", ("GrantSid", granted["sid"]!))).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Nobody_else_sees_takes_or_revokes_a_grant()
    {
        var granted = await SendAsync(_host.Main, HttpMethod.Post, _grants, ("BorrowerAccountSid", _host.Stranger.Sid.Value), ("FriendlyName", "Experts"));
        var third = ApiHost.NewAccount(null);
        await _host.SaveAsync(third);
        var own = await WorkspaceAsync(third);
        Assert.That((await SendAsync(third, HttpMethod.Get, own + "/Pools")).Json!["pools"]!.AsArray(), Is.Empty);
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, $"{own}/Pools/{granted["sid"]}"), (HttpMethod.Delete, $"{own}/Pools/{granted["sid"]}"), (HttpMethod.Get, $"{_borrowing}/Pools"),
            (HttpMethod.Get, _grants), (HttpMethod.Get, $"{_grants}/{granted["sid"]}"), (HttpMethod.Delete, $"{_grants}/{granted["sid"]}?Now=true"),
        })
        {
            var reply = await SendAsync(third, method, path);
            Assert.That((reply.Status, reply.Code), Is.EqualTo((404, 20404)), $"{method} {path}");
        }

        Assert.That((await SendAsync(third, HttpMethod.Post, own + "/Pools", ("GrantSid", granted["sid"]!))).Code, Is.EqualTo(20404));
        Assert.That((await SendAsync(_host.Stranger, HttpMethod.Delete, $"{_grants}/{granted["sid"]}")).Code, Is.EqualTo(20404));
        Assert.That((await SendAsync(_host.Main, HttpMethod.Get, $"{_grants}/{granted["sid"]}"))["status"], Is.EqualTo("offered"));
        Assert.That((await SendAsync(_host.Stranger, HttpMethod.Delete, $"{_borrowing}/Pools/{granted["sid"]}")).Status, Is.EqualTo(204), "the borrower declines");
        Assert.That((await SendAsync(_host.Main, HttpMethod.Get, _grants)).Json!["grants"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Everything_wrong_with_a_request_is_named()
    {
        var reply = await SendAsync(_host.Main, HttpMethod.Post, _grants, ("BorrowerAccountSid", "somebody"), ("Capacity", "51"));
        Assert.That((reply.Status, reply.Code), Is.EqualTo((400, 20001)));
        Assert.That(reply["message"], Does.Contain("BorrowerAccountSid").And.Contain("FriendlyName").And.Contain("Capacity"));
        Assert.That((await SendAsync(_host.Main, HttpMethod.Post, _lent + "/Pools"))["message"], Does.Contain("GrantSid"));
        var unknown = await SendAsync(_host.Main, HttpMethod.Post, _grants, ("BorrowerAccountSid", new RandomSidSource().New<AccountSid>().Value), ("FriendlyName", "x"));
        Assert.That(unknown["message"], Is.EqualTo("BorrowerAccountSid: there is no such account"));
    }

    private Task<ApiReply> SendAsync(Account caller, HttpMethod method, string path, params (string Name, string Value)[] form) => _host.SendAsync(caller, method, path, form);

    private async Task<string> WorkspaceAsync(Account account) =>
        "/v1/Workspaces/" + (await SendAsync(account, HttpMethod.Post, "/v1/Workspaces", ("FriendlyName", "Office"), ("Template", "FIFO")))["sid"];

    /// <summary>As the server has it.</summary>
    private sealed class KnownAccounts(IAccountStore accounts) : IPoolAccounts
    {
        public async ValueTask<bool> IsActiveAsync(AccountSid account, CancellationToken cancellationToken) =>
            await accounts.FindAsync(account, cancellationToken) is { Status: AccountStatus.Active };
    }
}

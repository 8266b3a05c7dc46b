using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Identity;
using WorkDistribution.Storage;
using WorkDistribution.Testing;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Conferences;
using WorkDistribution.Voice.Messages;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Streams;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Api.Tests;

/// <summary>The API over real storage in a folder of its own, on a free port of loopback, with a fake in place of the calls.</summary>
public sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly string _folder;

    private ApiHost(WebApplication application, string folder, Uri address)
    {
        _application = application;
        _folder = folder;
        Address = address;
    }

    public static DateTimeOffset Now { get; } = new(2010, 8, 31, 20, 36, 28, TimeSpan.Zero);

    public Uri Address { get; }

    /// <summary>A main account.</summary>
    public Account Main { get; } = NewAccount(null);

    /// <summary>A main account that has nothing to do with the first.</summary>
    public Account Stranger { get; } = NewAccount(null);

    public FakeConferenceControl Conferences => (FakeConferenceControl)Get<IConferenceControl>();

    public FakeRecordingControl Recordings => (FakeRecordingControl)Get<IRecordingControl>();

    public FakeCallControl Control => (FakeCallControl)Get<ICallControl>();

    public static async Task<ApiHost> StartAsync(Action<ApiOptions>? configure = null, Action<IServiceCollection>? more = null)
    {
        var folder = Directory.CreateTempSubdirectory("wd-api-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new ManualTimeProvider(Now));
        builder.Services.AddSingleton<ICallControl, FakeCallControl>();
        builder.Services.AddSingleton<IConferenceControl, FakeConferenceControl>();
        builder.Services.AddSingleton<IMessageControl, FakeMessageControl>();
        builder.Services.AddSingleton<IRecordingControl, FakeRecordingControl>();
        builder.Services.AddSingleton(new Mock<ICallStreams>());
        builder.Services.AddSingleton(provider => provider.GetRequiredService<Mock<ICallStreams>>().Object);
        builder.Services.AddSingleton(new Mock<ILiveTranscriptions>());
        builder.Services.AddSingleton(provider => provider.GetRequiredService<Mock<ILiveTranscriptions>>().Object);
        builder.Services.AddSingleton(new Mock<ICallQueues>());
        builder.Services.AddSingleton(provider => provider.GetRequiredService<Mock<ICallQueues>>().Object);
        builder.Services.AddSqliteStorage(options => options.DataDirectory = folder);
        builder.Services.AddVoiceApi(configure);
        more?.Invoke(builder.Services);
        var application = builder.Build();
        application.MapVoiceApi();
        await application.StartAsync();
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var host = new ApiHost(application, folder, new Uri(address));
        await host.SaveAsync(host.Main);
        await host.SaveAsync(host.Stranger);
        return host;
    }

    public static Account NewAccount(AccountSid? owner, AccountStatus status = AccountStatus.Active) => new()
    {
        Sid = new RandomSidSource().New<AccountSid>(),
        OwnerAccountSid = owner,
        FriendlyName = "Test",
        AuthToken = "0123456789abcdef0123456789abcdef",
        Status = status,
        DateCreated = Now,
        DateUpdated = Now,
    };

    public T Get<T>()
        where T : notnull => _application.Services.GetRequiredService<T>();

    public Task SaveAsync(Account account) => Get<IAccountStore>().SaveAsync(account, CancellationToken.None);

    public async Task<CallRecord> SaveAsync(CallRecord call)
    {
        await Get<ICallStore>().SaveAsync(call, CancellationToken.None);
        return call;
    }

    public CallRecord Call(CallStatus status = CallStatus.Completed) => new()
    {
        Sid = new RandomSidSource().New<CallSid>(),
        AccountSid = Main.Sid,
        To = "+14155551212",
        From = "sip:alice@example.com",
        Direction = CallDirection.Inbound,
        Status = status,
        DateCreated = Now,
        DateUpdated = Now,
        StartTime = status == CallStatus.Queued ? null : Now,
        AnswerTime = status is CallStatus.InProgress or CallStatus.Completed ? Now.AddSeconds(2) : null,
        EndTime = status >= CallStatus.Completed ? Now.AddSeconds(11.2) : null,
    };

    /// <summary>A request with the main account's credentials. The path is relative to the account unless it starts with a slash.</summary>
    public Task<ApiReply> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] form) => SendAsync(Main, method, path, form);

    public async Task<ApiReply> SendAsync(Account? caller, HttpMethod method, string path, params (string Name, string Value)[] form)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/2010-04-01/Accounts/{Main.Sid}/{path}");
        if (method != HttpMethod.Get && method != HttpMethod.Delete)
        {
            request.Content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        }

        if (caller is not null)
        {
            request.Headers.Authorization = Basic(caller.Sid.Value, caller.AuthToken);
        }

        return await SendAsync(client, request);
    }

    public static AuthenticationHeaderValue Basic(string user, string password) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    public async Task<ApiReply> SendAsync(HttpRequestMessage request)
    {
        using var client = new HttpClient { BaseAddress = Address };
        return await SendAsync(client, request);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<ApiReply> SendAsync(HttpClient client, HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var isJson = bytes.Length > 0 && response.Content.Headers.ContentType?.MediaType == "application/json";
        return new ApiReply((int)response.StatusCode, isJson ? JsonNode.Parse(bytes) as JsonObject : null, bytes, response.Headers, response.Content.Headers);
    }
}

/// <summary>An answer, read.</summary>
public sealed record ApiReply(int Status, JsonObject? Json, byte[] Bytes, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public string? this[string property] => Json?[property]?.ToString();

    public int Code => Json?["code"]?.GetValue<int>() ?? 0;
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WorkDistribution.Api.Parameters;

namespace WorkDistribution.Api.Routing;

/// <summary>Maps paths to handlers of resources. A path is mapped once with all its methods, so that any other method is answered 405 and not 404.</summary>
internal sealed class ApiRoutes(IEndpointRouteBuilder endpoints, ApiDispatcher dispatcher)
{
    private const string Voice = "/2010-04-01/";
    private const string TaskRouting = "/v1/";

    /// <summary>Maps a path below an account: "Calls/{sid}.json".</summary>
    public void MapInAccount<TResource>(
        string path,
        Func<TResource, ApiRequest, Task<IResult>>? get = null,
        Func<TResource, ApiRequest, Task<IResult>>? post = null,
        Func<TResource, ApiRequest, Task<IResult>>? delete = null)
        where TResource : notnull => Map(Voice + "Accounts/{accountSid}/" + path, new ApiOperations(Bind(get), Bind(post), Bind(delete)));

    /// <summary>Maps a path of accounts themselves: a suspended one is still shown and changed there.</summary>
    public void Map<TResource>(string path, Func<TResource, ApiRequest, Task<IResult>>? get = null, Func<TResource, ApiRequest, Task<IResult>>? post = null)
        where TResource : notnull => Map(Voice + path, new ApiOperations(Bind(get), Bind(post), Delete: null) { OfAccountItself = true });

    /// <summary>Maps a path of audio: GET, and HEAD for players that ask first.</summary>
    public void MapMedia<TResource>(string path, Func<TResource, ApiRequest, Task<IResult>> get)
        where TResource : notnull => Map(Voice + "Accounts/{accountSid}/" + path, new ApiOperations(Bind(get), Post: null, Delete: null) { IsMedia = true });

    /// <summary>Maps a path of work distribution, where the account is the caller's: "Workspaces/{workspaceSid}/Tasks".</summary>
    public void MapInTaskRouting<TResource>(
        string path,
        Func<TResource, ApiRequest, Task<IResult>>? get = null,
        Func<TResource, ApiRequest, Task<IResult>>? post = null,
        Func<TResource, ApiRequest, Task<IResult>>? delete = null,
        Func<RequestParameters, RequestKind>? kind = null,
        bool takesJson = false)
        where TResource : notnull => Map(TaskRouting + path, new ApiOperations(Bind(get), Bind(post), Bind(delete)) { Kind = kind, Pattern = path, TakesJson = takesJson });

    private static Func<ApiRequest, Task<IResult>>? Bind<TResource>(Func<TResource, ApiRequest, Task<IResult>>? handler)
        where TResource : notnull =>
        handler is null ? null : request => handler(request.Http.RequestServices.GetRequiredService<TResource>(), request);

    private void Map(string path, ApiOperations operations) => endpoints.Map(path, (HttpContext context) => dispatcher.HandleAsync(context, operations));
}

using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Parameters;

namespace WorkDistribution.Api.Routing;

/// <summary>What can be done at one path.</summary>
/// <param name="Get">Read.</param>
/// <param name="Post">Create or change.</param>
/// <param name="Delete">Remove.</param>
internal sealed record ApiOperations(Func<ApiRequest, Task<IResult>>? Get, Func<ApiRequest, Task<IResult>>? Post, Func<ApiRequest, Task<IResult>>? Delete)
{
    /// <summary>The path is an account, not something in it.</summary>
    public bool OfAccountItself { get; init; }

    /// <summary>The path gives audio, which may be public.</summary>
    public bool IsMedia { get; init; }

    /// <summary>A body of JSON is taken too; the handler reads it.</summary>
    public bool TakesJson { get; init; }

    /// <summary>What a request costs, said by its parameters; null: nothing worth counting.</summary>
    public Func<RequestParameters, RequestKind>? Kind { get; init; }

    /// <summary>What has a rate of its own: the pattern of the path.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>For the Allow header.</summary>
    public string Allowed => string.Join(", ", new[] { Get is null ? null : IsMedia ? "GET, HEAD" : "GET", Post is null ? null : "POST", Delete is null ? null : "DELETE" }.OfType<string>());

    /// <summary>The operation of a method; null when there is none. PUT does what POST does.</summary>
    public Func<ApiRequest, Task<IResult>>? Find(string method) => method switch
    {
        "GET" or "HEAD" => Get,
        "POST" or "PUT" => Post,
        "DELETE" => Delete,
        _ => null,
    };
}

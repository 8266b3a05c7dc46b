using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace WorkDistribution.Api.Formats;

/// <summary>A JSON answer.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="body">What is written; null for nothing.</param>
/// <param name="type">How it is written.</param>
/// <param name="code">Catalogue code of a refusal; 0 for none.</param>
internal sealed class ApiAnswer(int status, object? body, JsonTypeInfo? type, int code = 0) : IResult
{
    public static readonly ApiAnswer NoContent = new(StatusCodes.Status204NoContent, null, null);

    public int Status => status;

    /// <summary>Catalogue code of a refusal; 0 for none.</summary>
    public int Code => code;

    public object? Body => body;

    public static ApiAnswer Ok<T>(T body, JsonTypeInfo<T> type) => new(StatusCodes.Status200OK, body, type);

    public static ApiAnswer Created<T>(T body, JsonTypeInfo<T> type) => new(StatusCodes.Status201Created, body, type);

    /// <summary>The version of what is answered, for the ETag header; null for none.</summary>
    public long? Version { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        if (Version is { } version)
        {
            httpContext.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
        }

        return type is null
            ? Task.CompletedTask
            : httpContext.Response.WriteAsJsonAsync(body, type, "application/json;charset=utf-8", httpContext.RequestAborted);
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>The answer to a command: {"payload": ...}; of a list {"contents": [...], "after_sid": ...}, where after_sid is where the next page begins.</summary>
internal sealed class BridgeAnswer(byte[] body) : IResult
{
    /// <summary>One resource.</summary>
    public static BridgeAnswer One(Action<Utf8JsonWriter> payload) => new(WorkerPayloads.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("payload");
        payload(writer);
        writer.WriteEndObject();
    }));

    /// <summary>A page.</summary>
    public static BridgeAnswer Page<T>(Page<T> page, Action<Utf8JsonWriter, T> item) => One(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("contents");
        foreach (var one in page.Items)
        {
            item(writer, one);
        }

        writer.WriteEndArray();
        writer.WriteString("after_sid", page.NextToken);
        writer.WriteString("next_token", page.NextToken);
        writer.WriteEndObject();
    });

    /// <summary>What the router answered, or why it refused.</summary>
    public static IResult Of<T>(RoutingResult<T> result, Func<T, IResult> answer) =>
        result.Succeeded ? answer(result.Value) : Refused([.. result.Faults]);

    /// <summary>All reasons.</summary>
    public static IResult Refused(ImmutableArray<RoutingFault> faults) => ApiErrors.Of([.. faults.Select(static fault => new ApiProblem(fault.Error, fault.Detail))]);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json;charset=utf-8";
        await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}

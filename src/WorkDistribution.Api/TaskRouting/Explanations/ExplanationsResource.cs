using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Explanations;

namespace WorkDistribution.Api.TaskRouting.Explanations;

/// <summary>Why a task is where it is. Beyond the wire API.</summary>
internal sealed class ExplanationsResource(WorkspaceCommands commands)
{
    private const int DefaultWorkers = 100;
    private const int MostWorkers = 1000;

    public static void Map(ApiRoutes routes) => routes.MapInTaskRouting<ExplanationsResource>(
        "Workspaces/{workspaceSid}/Tasks/{sid}/Explain",
        static (resource, request) => resource.FetchAsync(request),
        kind: static _ => RequestKind.Evaluation);

    private Task<IResult> FetchAsync(ApiRequest request) =>
        request.Sid<TaskSid>() is { } sid
            ? commands.SendAsync(
                request,
                new ExplainTask(sid, request.Parameters.Number("MaxWorkers", 1, MostWorkers) ?? DefaultWorkers),
                static (explanation, address) => ApiAnswer.Ok(ExplanationResponse.Of(explanation, address), TaskRoutingJson.Wire.ExplanationResponse))
            : ApiErrors.NotFoundAsync(request);
}

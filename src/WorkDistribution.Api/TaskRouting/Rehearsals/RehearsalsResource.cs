using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Rehearsal;

namespace WorkDistribution.Api.TaskRouting.Rehearsals;

/// <summary>What a period would have been with a changed workflow. Nothing is kept: the answer has it all. Beyond the wire API.</summary>
internal sealed class RehearsalsResource(IWorkflowRehearsals rehearsals, TimeProvider clock)
{
    private const int DefaultMinutes = 60;
    private const int MaxMinutes = 43_200;
    private const int MaxReservationTimeout = 86_400;

    public static void Map(ApiRoutes routes) => routes.MapInTaskRouting<RehearsalsResource>(
        "Workspaces/{workspaceSid}/Workflows/{sid}/Rehearsals",
        post: static (resource, request) => resource.RehearseAsync(request));

    private Task<IResult> RehearseAsync(ApiRequest request)
    {
        if (request.Sid<WorkflowSid>() is not { } sid)
        {
            return ApiErrors.NotFoundAsync(request);
        }

        var asked = Read(request.Parameters, sid);
        return WorkspaceCommands.AskAsync(
            request,
            workspace => rehearsals.RehearseAsync(request.Account.Sid, workspace, asked, request.Aborted),
            static (report, address) => ApiAnswer.Ok(RehearsalResponse.Of(report, address), TaskRoutingJson.Wire.RehearsalResponse));
    }

    private RehearseWorkflow Read(RequestParameters parameters, WorkflowSid sid)
    {
        var until = parameters.Instant("EndDate") ?? clock.GetUtcNow();
        var minutes = parameters.Number("Minutes", 1, MaxMinutes) ?? DefaultMinutes;
        return new RehearseWorkflow(
            sid,
            parameters.Instant("StartDate") ?? until.AddMinutes(-minutes),
            until,
            parameters.Text("Configuration"),
            parameters.Number("TaskReservationTimeout", 1, MaxReservationTimeout));
    }
}

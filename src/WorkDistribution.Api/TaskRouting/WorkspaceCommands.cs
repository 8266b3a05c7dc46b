using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Api.TaskRouting;

/// <summary>Sends what a request asks to the workspace in its path, and answers with what became of it.</summary>
internal sealed class WorkspaceCommands(ITaskRouter router)
{
    /// <summary>The account and address a change is ascribed to.</summary>
    public static Actor ActorOf(ApiRequest request) => new("account", request.Caller.Sid.Value, request.Http.Connection.RemoteIpAddress?.ToString(), "API");

    /// <summary>Refuses what is wrong with the request; else sends the command.</summary>
    public Task<IResult> SendAsync<T>(ApiRequest request, WorkspaceCommand<T> command, Func<T, WorkspaceAddress, IResult> answer) =>
        AskAsync(request, workspace => router.SendAsync(request.Account.Sid, workspace, command with { Actor = ActorOf(request) }, request.Aborted), answer);

    /// <summary>Removes something.</summary>
    public Task<IResult> RemoveAsync(ApiRequest request, WorkspaceCommand<Nothing> command) => SendAsync(request, command, static (_, _) => Formats.ApiAnswer.NoContent);

    /// <summary>Refuses what is wrong with the request; else asks.</summary>
    public static async Task<IResult> AskAsync<T>(ApiRequest request, Func<WorkspaceSid, Task<RoutingResult<T>>> ask, Func<T, WorkspaceAddress, IResult> answer)
    {
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        if (request.Sid<WorkspaceSid>("workspaceSid") is not { } workspace)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var result = await ask(workspace);
        return result.Succeeded ? answer(result.Value, WorkspaceAddress.Of(request, workspace)) : Refused(request, result.Faults);
    }

    /// <summary>Why the router refused, on the wire.</summary>
    public static IResult Refused(ApiRequest request, IReadOnlyList<RoutingFault> faults)
    {
        if (faults[0].Error.HttpStatus is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            request.Http.Response.Headers.RetryAfter = "1";
        }

        return faults is [{ Error.HttpStatus: StatusCodes.Status404NotFound } missing]
            ? ApiErrors.NotFound(request.Http.Request, missing.Detail)
            : ApiErrors.Of([.. faults.Select(fault => new ApiProblem(fault.Error, fault.Detail))]);
    }
}

using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Api.Voice;

/// <summary>Calls that wait in a queue: named by their SID, or as Front. Changing one takes it out of the queue.</summary>
internal sealed class QueueMembersResource(ICallQueues queues)
{
    public static readonly OperationParameters UpdateParameters = new(["Url", "Method"], [], []);

    public static readonly OperationParameters ListParameters = new(OperationParameters.Paging, [], []);

    private const string Front = "Front";

    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<QueueMembersResource>("Queues/{sid}/Members.json", static (resource, request) => resource.ListAsync(request));
        routes.MapInAccount<QueueMembersResource>(
            "Queues/{sid}/Members/{callSid}.json",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request));
    }

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var page = request.Parameters.Page();
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        return request.Sid<QueueSid>() is { } queue && await queues.ListMembersAsync(request.Account.Sid, queue, page, request.Aborted) is { } found
            ? new PageAnswer<QueueMemberView, QueueMemberResponse>(
                "queue_members", page, found, found.Items.Select(member => QueueMemberResponse.Of(request.Account.Sid, member)), ApiJson.Wire.QueueMemberResponse)
            : ApiErrors.NotFound(request.Http.Request);
    }

    private async Task<IResult> FetchAsync(ApiRequest request) =>
        TryReadPath(request, out var queue, out var call)
            ? Answer(request, await queues.FindMemberAsync(request.Account.Sid, queue, call, request.Aborted))
            : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> UpdateAsync(ApiRequest request)
    {
        if (!TryReadPath(request, out var queue, out var call))
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var parameters = request.Parameters;
        var url = parameters.Url("Url", ErrorCatalogue.UrlInvalid);
        var method = parameters.Method("Method") ?? WebhookMethod.Post;
        if (!parameters.Has("Url"))
        {
            parameters.Refuse(ErrorCatalogue.UrlInvalid, "Url is required");
        }

        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var instructions = new CallInstructions { Url = url, Method = method };
        return Answer(request, await queues.DequeueAsync(request.Account.Sid, queue, call, instructions, request.Aborted));
    }

    private static bool TryReadPath(ApiRequest request, out QueueSid queue, out CallSid? call)
    {
        queue = request.Sid<QueueSid>() ?? default;
        call = request.Sid<CallSid>("callSid");
        return queue != default && (call is not null || request.Http.Request.RouteValues["callSid"] as string == Front);
    }

    private static ApiAnswer Answer(ApiRequest request, QueueMemberView? member) => member is null
        ? ApiErrors.NotFound(request.Http.Request)
        : ApiAnswer.Ok(QueueMemberResponse.Of(request.Account.Sid, member), ApiJson.Wire.QueueMemberResponse);
}

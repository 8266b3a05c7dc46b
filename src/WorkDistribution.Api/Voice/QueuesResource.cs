using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.CallQueues;

namespace WorkDistribution.Api.Voice;

/// <summary>Queues of calls.</summary>
internal sealed class QueuesResource(ICallQueues queues)
{
    public static readonly OperationParameters SaveParameters = new(["FriendlyName", "MaxSize"], [], []);

    public static readonly OperationParameters ListParameters = new(["FriendlyName", .. OperationParameters.Paging], [], []);

    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<QueuesResource>("Queues.json", static (resource, request) => resource.ListAsync(request), static (resource, request) => resource.CreateAsync(request));
        routes.MapInAccount<QueuesResource>(
            "Queues/{sid}.json",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request),
            static (resource, request) => resource.DeleteAsync(request));
    }

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var page = request.Parameters.Page();
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await queues.ListAsync(request.Account.Sid, request.Parameters.Text("FriendlyName"), page, request.Aborted);
        return new PageAnswer<CallQueueView, QueueResponse>("queues", page, found, found.Items.Select(QueueResponse.Of), ApiJson.Wire.QueueResponse);
    }

    private async Task<IResult> CreateAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var name = parameters.Text("FriendlyName", CallQueue.LongestName);
        var size = parameters.Number("MaxSize", 0, CallQueue.LargestMaxSize);
        if (name is null)
        {
            parameters.Refuse(ErrorCatalogue.InvalidParameter, "FriendlyName is required");
        }

        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        return Answer(request, await queues.CreateAsync(request.Account.Sid, name!, size, request.Aborted), static queue => ApiAnswer.Created(QueueResponse.Of(queue), ApiJson.Wire.QueueResponse));
    }

    private async Task<IResult> FetchAsync(ApiRequest request) =>
        request.Sid<QueueSid>() is { } sid && await queues.FindAsync(request.Account.Sid, sid, request.Aborted) is { } queue
            ? ApiAnswer.Ok(QueueResponse.Of(queue), ApiJson.Wire.QueueResponse)
            : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> UpdateAsync(ApiRequest request)
    {
        if (request.Sid<QueueSid>() is not { } sid)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var name = request.Parameters.Text("FriendlyName", CallQueue.LongestName);
        var size = request.Parameters.Number("MaxSize", 0, CallQueue.LargestMaxSize);
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        return Answer(request, await queues.UpdateAsync(request.Account.Sid, sid, name, size, request.Aborted), static queue => ApiAnswer.Ok(QueueResponse.Of(queue), ApiJson.Wire.QueueResponse));
    }

    private async Task<IResult> DeleteAsync(ApiRequest request) =>
        request.Sid<QueueSid>() is { } sid
            ? Answer(request, await queues.DeleteAsync(request.Account.Sid, sid, request.Aborted), static _ => ApiAnswer.NoContent)
            : ApiErrors.NotFound(request.Http.Request);

    private static IResult Answer(ApiRequest request, CallQueueOutcome outcome, Func<CallQueueView, IResult> done) => outcome switch
    {
        CallQueueOutcome.Done { Queue: var queue } => done(queue),
        CallQueueOutcome.Refused refused when refused.Error != ErrorCatalogue.NotFound => ApiErrors.Of(refused.Error, refused.Detail),
        _ => ApiErrors.NotFound(request.Http.Request),
    };
}

using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Api.Voice;

/// <summary>Calls: made, looked at, changed while they live, and their records removed.</summary>
internal sealed class CallsResource(ICallStore calls, ICallControl control, CallParameters reader)
{
    public static readonly OperationParameters ListParameters = new(
        ["To", "From", "ParentCallSid", "Status", "StartTime", "StartTime<", "StartTime>", "EndTime", "EndTime<", "EndTime>", .. OperationParameters.Paging], [], []);

    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<CallsResource>("Calls.json", static (resource, request) => resource.ListAsync(request), static (resource, request) => resource.CreateAsync(request));
        routes.MapInAccount<CallsResource>(
            "Calls/{sid}.json",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request),
            static (resource, request) => resource.DeleteAsync(request));
    }

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var started = DateRange.Read(parameters, "StartTime");
        var ended = DateRange.Read(parameters, "EndTime");
        var filter = new CallFilter(
            Address(parameters.Text("To")),
            Address(parameters.Text("From")),
            parameters.Sid<CallSid>("ParentCallSid"),
            Status(parameters),
            started.From,
            started.Before,
            ended.From,
            ended.Before);
        var page = parameters.Page();
        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await calls.ListAsync(request.Account.Sid, filter, page, request.Aborted);
        return new PageAnswer<CallRecord, CallResponse>("calls", page, found, found.Items.Select(CallResponse.Of), ApiJson.Wire.CallResponse);
    }

    private async Task<IResult> CreateAsync(ApiRequest request)
    {
        var (command, refusal) = await reader.ReadCreateAsync(request);
        return command is null ? refusal! : Answer(request, await control.CreateAsync(command, request.Aborted), created: true);
    }

    private async Task<IResult> FetchAsync(ApiRequest request) =>
        await FindAsync(request) is { } call ? ApiAnswer.Ok(CallResponse.Of(call), ApiJson.Wire.CallResponse) : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> UpdateAsync(ApiRequest request)
    {
        if (await FindAsync(request) is not { } call)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var (command, refusal) = CallParameters.ReadUpdate(request, call.Sid);
        if (refusal is not null)
        {
            return refusal;
        }

        // Nothing asked for is nothing to refuse, whatever the call's state.
        return command is null
            ? ApiAnswer.Ok(CallResponse.Of(call), ApiJson.Wire.CallResponse)
            : Answer(request, await control.UpdateAsync(command, request.Aborted), created: false);
    }

    private async Task<IResult> DeleteAsync(ApiRequest request)
    {
        if (await FindAsync(request) is not { } call)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        if (!call.IsFinal)
        {
            return ApiErrors.Of(ErrorCatalogue.ResourceInUse, $"Call {call.Sid} is {WireWords.Of(call.Status)}: its record can be removed when it has ended");
        }

        return await calls.DeleteAsync(request.Account.Sid, call.Sid, request.Aborted) ? ApiAnswer.NoContent : ApiErrors.NotFound(request.Http.Request);
    }

    private async Task<CallRecord?> FindAsync(ApiRequest request) =>
        request.Sid<CallSid>() is { } sid ? await calls.FindAsync(request.Account.Sid, sid, request.Aborted) : null;

    private static ApiAnswer Answer(ApiRequest request, CallCommandOutcome outcome, bool created) => outcome switch
    {
        CallCommandOutcome.Done { Call: var call } when created => ApiAnswer.Created(CallResponse.Of(call), ApiJson.Wire.CallResponse),
        CallCommandOutcome.Done { Call: var call } => ApiAnswer.Ok(CallResponse.Of(call), ApiJson.Wire.CallResponse),
        CallCommandOutcome.Refused { Error.HttpStatus: StatusCodes.Status404NotFound } => ApiErrors.NotFound(request.Http.Request),
        CallCommandOutcome.Refused refused => ApiErrors.Of(refused.Error, refused.Detail),
        _ => ApiErrors.Of(ErrorCatalogue.InternalError),
    };

    /// <summary>A filter's address in the form it is kept in; what is no address matches nothing by itself.</summary>
    private static string? Address(string? text) => text is not null && Addresses.TryRead(text, out var address) ? address : text;

    private static CallStatus? Status(RequestParameters parameters)
    {
        if (parameters.Text("Status") is not { } word)
        {
            return null;
        }

        if (WireWords.TryRead(word, out CallStatus status))
        {
            return status;
        }

        parameters.Refuse(ErrorCatalogue.CallStatusInvalid, $"Status is not a call status: {word}");
        return null;
    }
}

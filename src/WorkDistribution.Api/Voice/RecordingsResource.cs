using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Api.Voice;

/// <summary>Recordings, of the account and of one call, and their audio. "Twilio.CURRENT" stands for the newest of a call that runs.</summary>
internal sealed class RecordingsResource(IRecordingStore recordings, ICallStore calls, IRecordingControl control)
{
    /// <summary>Stands for the recording that runs.</summary>
    public const string Current = "Twilio.CURRENT";

    public static readonly OperationParameters ListParameters = new(
        ["DateCreated", "DateCreated<", "DateCreated>", "CallSid", "ConferenceSid", .. OperationParameters.Paging], ["IncludeSoftDeleted"], []);

    public static readonly OperationParameters CallListParameters = new(["DateCreated", "DateCreated<", "DateCreated>", .. OperationParameters.Paging], [], []);
    public static readonly OperationParameters FetchParameters = new([], ["IncludeSoftDeleted"], []);

    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<RecordingsResource>("Recordings.json", static (resource, request) => resource.ListAsync(request));
        routes.MapInAccount<RecordingsResource>(
            "Recordings/{sid}.json",
            static (resource, request) => resource.FetchAsync(request, static (recording, http) => Answer(recording, http)),
            delete: static (resource, request) => resource.DeleteAsync(request));
        routes.MapMedia<RecordingsResource>("Recordings/{sid}.wav", static (resource, request) => resource.MediaAsync(request));
        routes.MapMedia<RecordingsResource>("Recordings/{sid}", static (resource, request) => resource.MediaAsync(request));
        routes.MapInAccount<RecordingsResource>(
            "Calls/{callSid}/Recordings.json",
            static (resource, request) => resource.ListOfCallAsync(request),
            static (resource, request) => resource.StartAsync(request));
        routes.MapInAccount<RecordingsResource>(
            "Calls/{callSid}/Recordings/{sid}.json",
            static (resource, request) => resource.FetchAsync(request, static (recording, _) => AnswerOfCall(recording)),
            static (resource, request) => resource.UpdateAsync(request),
            static (resource, request) => resource.DeleteAsync(request));
    }

    /// <summary>The refusal of a change to a recording that has ended.</summary>
    public static IResult NotRunning(RecordingRecord recording) =>
        ApiErrors.Of(ErrorCatalogue.ResourceInUse with { HttpStatus = StatusCodes.Status400BadRequest }, $"Recording {recording.Sid} is {recording.Status}: it does not run");

    private static ApiAnswer AnswerOfCall(RecordingRecord recording) => ApiAnswer.Ok(CallRecordingResponse.Of(recording), ApiJson.Wire.CallRecordingResponse);

    private static ApiAnswer Answer(RecordingRecord recording, HttpRequest http) => ApiAnswer.Ok(RecordingResponse.Of(recording, ServerOf(http)), ApiJson.Wire.RecordingResponse);

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var created = DateRange.Read(parameters, "DateCreated");
        var call = parameters.Sid<CallSid>("CallSid");
        var conference = parameters.Sid<ConferenceSid>("ConferenceSid");
        var page = parameters.Page();
        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await recordings.ListAsync(request.Account.Sid, call, conference, created.From, created.Before, page, request.Aborted);
        var server = ServerOf(request.Http.Request);
        return new PageAnswer<RecordingRecord, RecordingResponse>(
            "recordings", page, found, found.Items.Select(recording => RecordingResponse.Of(recording, server)), ApiJson.Wire.RecordingResponse);
    }

    private async Task<IResult> ListOfCallAsync(ApiRequest request)
    {
        var created = DateRange.Read(request.Parameters, "DateCreated");
        var page = request.Parameters.Page();
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        if (request.Sid<CallSid>("callSid") is not { } call || await calls.FindAsync(request.Account.Sid, call, request.Aborted) is null)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var found = await recordings.ListAsync(request.Account.Sid, call, null, created.From, created.Before, page, request.Aborted);
        return new PageAnswer<RecordingRecord, CallRecordingResponse>("recordings", page, found, found.Items.Select(CallRecordingResponse.Of), ApiJson.Wire.CallRecordingResponse);
    }

    private async Task<IResult> FetchAsync(ApiRequest request, Func<RecordingRecord, HttpRequest, IResult> answer) =>
        await FindAsync(request) is { } recording ? answer(recording, request.Http.Request) : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> StartAsync(ApiRequest request)
    {
        if (request.Sid<CallSid>("callSid") is not { } call || await calls.FindAsync(request.Account.Sid, call, request.Aborted) is null)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var command = RecordingParameters.ReadStart(request, call);
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        return await control.StartAsync(command, request.Aborted) switch
        {
            RecordingOutcome.Done done => ApiAnswer.Created(CallRecordingResponse.Of(done.Recording), ApiJson.Wire.CallRecordingResponse),
            RecordingOutcome.Refused refused => ApiErrors.Of(refused.Error, refused.Detail),
            _ => ApiErrors.Of(ErrorCatalogue.InternalError),
        };
    }

    private async Task<IResult> UpdateAsync(ApiRequest request)
    {
        if (await FindAsync(request) is not { } recording)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var change = RecordingParameters.ReadChange(request.Parameters);
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        return await control.UpdateAsync(new UpdateRecordingCommand(request.Account.Sid, recording.CallSid, recording.ConferenceSid, recording.Sid, change), request.Aborted) is RecordingOutcome.Done done
            ? AnswerOfCall(done.Recording)
            : NotRunning(recording);
    }

    private async Task<IResult> DeleteAsync(ApiRequest request)
    {
        if (await FindAsync(request) is not { } recording)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        if (!recording.IsFinal)
        {
            return ApiErrors.Of(ErrorCatalogue.ResourceInUse, $"Recording {recording.Sid} is {recording.Status}: it can be removed when it has ended");
        }

        return await recordings.DeleteAsync(request.Account.Sid, recording.Sid, request.Aborted) ? ApiAnswer.NoContent : ApiErrors.NotFound(request.Http.Request);
    }

    private async Task<IResult> MediaAsync(ApiRequest request)
    {
        if (await FindAsync(request) is not { Status: "completed" } recording)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var file = new FileInfo(recordings.PathOf(request.Account.Sid, recording.Sid));
        return file.Exists
            ? TypedResults.PhysicalFile(file.FullName, "audio/x-wav", lastModified: file.LastWriteTimeUtc, enableRangeProcessing: true)
            : ApiErrors.NotFound(request.Http.Request);
    }

    /// <summary>The recording of the path; where the path names a call too, it must be that call's.</summary>
    private async Task<RecordingRecord?> FindAsync(ApiRequest request)
    {
        if (request.Http.Request.RouteValues["sid"] is Current)
        {
            if (request.Sid<CallSid>("callSid") is not { } call)
            {
                return null;
            }

            var newest = await recordings.ListAsync(request.Account.Sid, call, null, null, null, new PageRequest(PageRequest.MaxSize), request.Aborted);
            return newest.Items.FirstOrDefault(static candidate => candidate is { IsFinal: false, ConferenceSid: null });
        }

        if (request.Sid<RecordingSid>() is not { } sid || await recordings.FindAsync(request.Account.Sid, sid, request.Aborted) is not { } recording)
        {
            return null;
        }

        return request.Http.Request.RouteValues.ContainsKey("callSid") && request.Sid<CallSid>("callSid") != recording.CallSid ? null : recording;
    }

    private static string ServerOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}

using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Conferences;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Api.Voice;

/// <summary>Recordings of one conference. "Twilio.CURRENT" stands for the one that runs.</summary>
internal sealed class ConferenceRecordingsResource(IRecordingStore recordings, IConferenceStore conferences, IRecordingControl control)
{
    public static readonly OperationParameters ListParameters = new(["DateCreated", "DateCreated<", "DateCreated>", .. OperationParameters.Paging], [], []);

    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<ConferenceRecordingsResource>("Conferences/{conferenceSid}/Recordings.json", static (resource, request) => resource.ListAsync(request));
        routes.MapInAccount<ConferenceRecordingsResource>(
            "Conferences/{conferenceSid}/Recordings/{sid}.json",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request),
            static (resource, request) => resource.DeleteAsync(request));
    }

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var created = DateRange.Read(request.Parameters, "DateCreated");
        var page = request.Parameters.Page();
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        if (request.Sid<ConferenceSid>("conferenceSid") is not { } conference || await conferences.FindAsync(request.Account.Sid, conference, request.Aborted) is null)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var found = await recordings.ListAsync(request.Account.Sid, null, conference, created.From, created.Before, page, request.Aborted);
        return new PageAnswer<RecordingRecord, ConferenceRecordingResponse>(
            "recordings", page, found, found.Items.Select(ConferenceRecordingResponse.Of), ApiJson.Wire.ConferenceRecordingResponse);
    }

    private async Task<IResult> FetchAsync(ApiRequest request) =>
        await FindAsync(request) is { } recording ? Answer(recording) : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> UpdateAsync(ApiRequest request)
    {
        if (await FindAsync(request) is not { ConferenceSid: { } conference } recording)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var change = RecordingParameters.ReadChange(request.Parameters);
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        return await control.UpdateAsync(new UpdateRecordingCommand(request.Account.Sid, null, conference, recording.Sid, change), request.Aborted) is RecordingOutcome.Done done
            ? Answer(done.Recording)
            : RecordingsResource.NotRunning(recording);
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

    private async Task<RecordingRecord?> FindAsync(ApiRequest request)
    {
        if (request.Sid<ConferenceSid>("conferenceSid") is not { } conference)
        {
            return null;
        }

        if (request.Http.Request.RouteValues["sid"] is RecordingsResource.Current)
        {
            var newest = await recordings.ListAsync(request.Account.Sid, null, conference, null, null, new PageRequest(1), request.Aborted);
            return newest.Items.FirstOrDefault(static recording => !recording.IsFinal);
        }

        return request.Sid<RecordingSid>() is { } sid && await recordings.FindAsync(request.Account.Sid, sid, request.Aborted) is { } found && found.ConferenceSid == conference ? found : null;
    }

    private static ApiAnswer Answer(RecordingRecord recording) => ApiAnswer.Ok(ConferenceRecordingResponse.Of(recording), ApiJson.Wire.ConferenceRecordingResponse);
}

using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Api.Voice;

/// <summary>Transcriptions of recordings, of the account and of one recording.</summary>
internal sealed class TranscriptionsResource(ITranscriptionStore transcriptions, IRecordingStore recordings)
{
    public static readonly OperationParameters ListParameters = new([.. OperationParameters.Paging], [], []);

    public static void Map(ApiRoutes routes)
    {
        foreach (var parent in (ReadOnlySpan<string>)["", "Recordings/{recordingSid}/"])
        {
            routes.MapInAccount<TranscriptionsResource>(parent + "Transcriptions.json", static (resource, request) => resource.ListAsync(request));
            routes.MapInAccount<TranscriptionsResource>(
                parent + "Transcriptions/{sid}.json",
                static (resource, request) => resource.FetchAsync(request),
                delete: static (resource, request) => resource.DeleteAsync(request));
        }
    }

    private static bool IsOfRecording(ApiRequest request) => request.Http.Request.RouteValues.ContainsKey("recordingSid");

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var page = request.Parameters.Page();
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        RecordingSid? recording = null;
        if (IsOfRecording(request))
        {
            recording = request.Sid<RecordingSid>("recordingSid");
            if (recording is not { } sid || await recordings.FindAsync(request.Account.Sid, sid, request.Aborted) is null)
            {
                return ApiErrors.NotFound(request.Http.Request);
            }
        }

        var found = await transcriptions.ListAsync(request.Account.Sid, recording, page, request.Aborted);
        return new PageAnswer<TranscriptionRecord, TranscriptionResponse>(
            "transcriptions", page, found, found.Items.Select(TranscriptionResponse.Of), ApiJson.Wire.TranscriptionResponse);
    }

    private async Task<IResult> FetchAsync(ApiRequest request) => await FindAsync(request) is { } transcription
        ? ApiAnswer.Ok(TranscriptionResponse.Of(transcription), ApiJson.Wire.TranscriptionResponse)
        : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> DeleteAsync(ApiRequest request) =>
        await FindAsync(request) is { } transcription && await transcriptions.DeleteAsync(request.Account.Sid, transcription.Sid, request.Aborted)
            ? ApiAnswer.NoContent
            : ApiErrors.NotFound(request.Http.Request);

    /// <summary>The transcription of the path; where the path names a recording too, it must be that recording's.</summary>
    private async Task<TranscriptionRecord?> FindAsync(ApiRequest request)
    {
        if (request.Sid<TranscriptionSid>() is not { } sid || await transcriptions.FindAsync(request.Account.Sid, sid, request.Aborted) is not { } transcription)
        {
            return null;
        }

        return IsOfRecording(request) && request.Sid<RecordingSid>("recordingSid") != transcription.RecordingSid ? null : transcription;
    }
}

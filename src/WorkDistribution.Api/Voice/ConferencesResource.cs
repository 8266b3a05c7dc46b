using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Conferences;

namespace WorkDistribution.Api.Voice;

/// <summary>Conferences: looked at, spoken to, and ended. They are made by those who enter them.</summary>
internal sealed class ConferencesResource(IConferenceStore conferences, IConferenceControl control)
{
    public static readonly OperationParameters ListParameters = new(
        ["DateCreated", "DateCreated<", "DateCreated>", "DateUpdated", "DateUpdated<", "DateUpdated>", "FriendlyName", "Status", .. OperationParameters.Paging], [], []);

    public static readonly OperationParameters UpdateParameters = new(["Status", "AnnounceUrl", "AnnounceMethod"], [], []);

    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<ConferencesResource>("Conferences.json", static (resource, request) => resource.ListAsync(request));
        routes.MapInAccount<ConferencesResource>(
            "Conferences/{sid}.json",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request));
    }

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var created = DateRange.Read(parameters, "DateCreated");
        var updated = DateRange.Read(parameters, "DateUpdated");

        // Without a status the wire lists those that go on.
        var status = parameters.Word("Status", "init", "in-progress", "completed") switch
        {
            "init" => ConferenceStatus.Init,
            "completed" => ConferenceStatus.Completed,
            _ => ConferenceStatus.InProgress,
        };
        var page = parameters.Page();
        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var filter = new ConferenceFilter(parameters.Text("FriendlyName"), status, created.From, created.Before, updated.From, updated.Before);
        var found = await conferences.ListAsync(request.Account.Sid, filter, page, request.Aborted);
        return new PageAnswer<ConferenceRecord, ConferenceResponse>("conferences", page, found, found.Items.Select(ConferenceResponse.Of), ApiJson.Wire.ConferenceResponse);
    }

    private async Task<IResult> FetchAsync(ApiRequest request) =>
        await FindAsync(request) is { } conference ? Answer(conference) : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> UpdateAsync(ApiRequest request)
    {
        if (await FindAsync(request) is not { } conference)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var parameters = request.Parameters;
        var ends = parameters.Word("Status", "completed") is not null;
        var announcement = parameters.Url("AnnounceUrl", ErrorCatalogue.UrlInvalid);
        var method = parameters.Method("AnnounceMethod") ?? WebhookMethod.Post;
        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var outcome = announcement is null ? null : await control.AnnounceAsync(request.Account.Sid, conference.Sid, announcement, method, request.Aborted);
        if (ends && outcome is not ConferenceOutcome<ConferenceRecord>.Refused)
        {
            outcome = await control.EndAsync(request.Account.Sid, conference.Sid, request.Aborted);
        }

        return outcome switch
        {
            null => Answer(conference),
            ConferenceOutcome<ConferenceRecord>.Done done => Answer(done.Value),

            // One that has ended already is as it was wanted.
            ConferenceOutcome<ConferenceRecord>.Refused when ends && conference.Status == ConferenceStatus.Completed => Answer(conference),
            ConferenceOutcome<ConferenceRecord>.Refused { Error: var error, Detail: var detail } => ApiErrors.Of(error, detail),
            _ => ApiErrors.Of(ErrorCatalogue.InternalError),
        };
    }

    private async Task<ConferenceRecord?> FindAsync(ApiRequest request) => request.Sid<ConferenceSid>() is { } sid
        ? control.Find(request.Account.Sid, sid.Value) ?? await conferences.FindAsync(request.Account.Sid, sid, request.Aborted)
        : null;

    private static ApiAnswer Answer(ConferenceRecord conference) => ApiAnswer.Ok(ConferenceResponse.Of(conference), ApiJson.Wire.ConferenceResponse);
}

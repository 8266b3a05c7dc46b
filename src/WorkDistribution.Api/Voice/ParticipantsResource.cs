using System.Globalization;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Conferences;

namespace WorkDistribution.Api.Voice;

/// <summary>Those who are in a conference or are being called into it; named by their call's SID or by their label. Nobody who has left is found here.</summary>
internal sealed class ParticipantsResource(IConferenceStore conferences, IConferenceControl control)
{
    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<ParticipantsResource>(
            "Conferences/{conferenceSid}/Participants.json",
            static (resource, request) => resource.ListAsync(request),
            static (resource, request) => resource.CreateAsync(request));
        routes.MapInAccount<ParticipantsResource>(
            "Conferences/{conferenceSid}/Participants/{participant}.json",
            static (resource, request) => Task.FromResult<IResult>(resource.Fetch(request)),
            static (resource, request) => resource.UpdateAsync(request),
            static (resource, request) => resource.DeleteAsync(request));
    }

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var muted = parameters.Flag("Muted");
        var hold = parameters.Flag("Hold");
        var coaching = parameters.Flag("Coaching");
        var asked = parameters.Page();
        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        if (Conference(request) is not { } sid || (control.Find(request.Account.Sid, sid.Value) is null && await conferences.FindAsync(request.Account.Sid, sid, request.Aborted) is null))
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var all = control.Participants(request.Account.Sid, sid)
            .Where(p => (muted ?? p.Muted) == p.Muted && (hold ?? p.Hold) == p.Hold && (coaching ?? p.Coaching) == p.Coaching)
            .ToList();

        // The list lives in memory and is short: a page is a place in it.
        var from = int.TryParse(asked.Token, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
        var next = from + asked.Size;
        var page = new Page<ConferenceParticipant>([.. all.Skip(from).Take(asked.Size)], next < all.Count ? next.ToString(CultureInfo.InvariantCulture) : null);
        return new PageAnswer<ConferenceParticipant, ParticipantResponse>(
            "participants", asked, page, page.Items.Select(static p => ParticipantResponse.Of(p)), ApiJson.Wire.ParticipantResponse);
    }

    private async Task<IResult> CreateAsync(ApiRequest request)
    {
        // By name too: whoever is called into a conference that is not there makes it.
        var (command, refusal) = ParticipantParameters.ReadCreate(request, (string)request.Http.Request.RouteValues["conferenceSid"]!);
        if (command is null)
        {
            return refusal!;
        }

        return await control.AddAsync(command, request.Aborted) switch
        {
            ConferenceOutcome<ConferenceParticipant>.Done done => ApiAnswer.Created(ParticipantResponse.Of(done.Value, isNew: true), ApiJson.Wire.ParticipantResponse),
            var refused => Refuse(request, refused),
        };
    }

    private ApiAnswer Fetch(ApiRequest request)
    {
        var name = Participant(request);
        var found = Conference(request) is { } sid
            ? control.Participants(request.Account.Sid, sid).FirstOrDefault(p => p.CallSid.Value == name || p.Label == name)
            : null;
        return found is null ? ApiErrors.NotFound(request.Http.Request) : Answer(found);
    }

    private async Task<IResult> UpdateAsync(ApiRequest request)
    {
        if (Conference(request) is not { } sid)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var (command, refusal) = ParticipantParameters.ReadUpdate(request);
        if (command is null)
        {
            return refusal!;
        }

        return await control.UpdateAsync(request.Account.Sid, sid, Participant(request), command, request.Aborted) switch
        {
            ConferenceOutcome<ConferenceParticipant>.Done done => Answer(done.Value),
            var refused => Refuse(request, refused),
        };
    }

    private async Task<IResult> DeleteAsync(ApiRequest request)
    {
        if (Conference(request) is not { } sid)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        return await control.RemoveAsync(request.Account.Sid, sid, Participant(request), request.Aborted) switch
        {
            ConferenceOutcome<ConferenceParticipant>.Done => ApiAnswer.NoContent,
            var refused => Refuse(request, refused),
        };
    }

    private static ConferenceSid? Conference(ApiRequest request) => request.Sid<ConferenceSid>("conferenceSid");

    private static string Participant(ApiRequest request) => (string)request.Http.Request.RouteValues["participant"]!;

    private static ApiAnswer Answer(ConferenceParticipant participant) => ApiAnswer.Ok(ParticipantResponse.Of(participant), ApiJson.Wire.ParticipantResponse);

    private static ApiAnswer Refuse(ApiRequest request, ConferenceOutcome<ConferenceParticipant> outcome) => outcome switch
    {
        ConferenceOutcome<ConferenceParticipant>.Refused { Error.HttpStatus: StatusCodes.Status404NotFound } => ApiErrors.NotFound(request.Http.Request),
        ConferenceOutcome<ConferenceParticipant>.Refused refused => ApiErrors.Of(refused.Error, refused.Detail),
        _ => ApiErrors.Of(ErrorCatalogue.InternalError),
    };
}

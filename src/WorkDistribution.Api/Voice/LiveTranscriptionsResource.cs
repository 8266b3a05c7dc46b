using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Api.Voice;

/// <summary>Transcriptions of a live call: begun, and ended by SID or by name.</summary>
internal sealed class LiveTranscriptionsResource(ILiveTranscriptions transcriptions)
{
    public static readonly OperationParameters CreateParameters = new(
        [
            "Name", "Track", "StatusCallbackUrl", "StatusCallbackMethod", "InboundTrackLabel", "OutboundTrackLabel", "PartialResults", "LanguageCode",
            "TranscriptionEngine", "ProfanityFilter", "SpeechModel", "Hints",
        ],
        ["EnableAutomaticPunctuation", "IntelligenceService", "ConversationConfiguration", "ConversationId", "TranscriptionConfigurationId", "EnableProviderData"],
        []);

    public static readonly OperationParameters UpdateParameters = new(["Status"], [], []);

    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<LiveTranscriptionsResource>("Calls/{callSid}/Transcriptions.json", null, static (resource, request) => Task.FromResult(resource.Create(request)));
        routes.MapInAccount<LiveTranscriptionsResource>("Calls/{callSid}/Transcriptions/{sid}.json", null, static (resource, request) => Task.FromResult(resource.Update(request)));
    }

    private IResult Create(ApiRequest request)
    {
        var parameters = request.Parameters;
        var defaults = new LiveTranscriptionOrder();
        var track = parameters.Word("Track", "inbound_track", "outbound_track", "both_tracks");
        var order = defaults with
        {
            Name = parameters.Text("Name"),
            Inbound = track != "outbound_track",
            Outbound = track != "inbound_track",
            Language = parameters.Text("LanguageCode") ?? defaults.Language,
            Hints = [.. (parameters.Text("Hints") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            PartialResults = parameters.Flag("PartialResults") ?? defaults.PartialResults,
            ProfanityFilter = parameters.Flag("ProfanityFilter") ?? defaults.ProfanityFilter,
            InboundTrackLabel = parameters.Text("InboundTrackLabel"),
            OutboundTrackLabel = parameters.Text("OutboundTrackLabel"),
            Engine = parameters.Text("TranscriptionEngine") ?? defaults.Engine,
            SpeechModel = parameters.Text("SpeechModel") ?? defaults.SpeechModel,
            StatusCallback = parameters.Url("StatusCallbackUrl", ErrorCatalogue.UrlInvalid),
            StatusCallbackMethod = parameters.Method("StatusCallbackMethod") ?? WebhookMethod.Post,
        };
        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        return request.Sid<CallSid>("callSid") is { } call
            ? Answer(request, transcriptions.Create(request.Account.Sid, call, order), created: true)
            : ApiErrors.NotFound(request.Http.Request);
    }

    private IResult Update(ApiRequest request)
    {
        if (request.Parameters.Word("Status", "stopped") is null)
        {
            request.Parameters.Refuse(ErrorCatalogue.InvalidParameter, "Status must be stopped");
        }

        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        return request.Sid<CallSid>("callSid") is { } call
            ? Answer(request, transcriptions.Stop(request.Account.Sid, call, request.Http.Request.RouteValues["sid"] as string ?? ""), created: false)
            : ApiErrors.NotFound(request.Http.Request);
    }

    private static ApiAnswer Answer(ApiRequest request, LiveTranscriptionOutcome outcome, bool created) => outcome switch
    {
        LiveTranscriptionOutcome.Done { Transcription: var one } when created => ApiAnswer.Created(LiveTranscriptionResponse.Of(one), ApiJson.Wire.LiveTranscriptionResponse),
        LiveTranscriptionOutcome.Done { Transcription: var one } => ApiAnswer.Ok(LiveTranscriptionResponse.Of(one), ApiJson.Wire.LiveTranscriptionResponse),
        LiveTranscriptionOutcome.Refused { Error.HttpStatus: StatusCodes.Status404NotFound } => ApiErrors.NotFound(request.Http.Request),
        LiveTranscriptionOutcome.Refused { Error: var error, Detail: var detail } => ApiErrors.Of(error, detail),
        _ => ApiErrors.Of(ErrorCatalogue.InternalError),
    };
}

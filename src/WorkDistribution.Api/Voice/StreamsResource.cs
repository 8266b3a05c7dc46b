using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Streams;

namespace WorkDistribution.Api.Voice;

/// <summary>One-way streams of a live call's audio: begun, and ended by SID or by name.</summary>
internal sealed class StreamsResource(ICallStreams streams)
{
    /// <summary>Parameters of its own that a stream may be given.</summary>
    private const int MaxParameters = 99;

    private const int MaxName = 255;

    public static readonly OperationParameters CreateParameters = new(
        [
            "Url", "Name", "Track", "StatusCallback", "StatusCallbackMethod",
            .. Enumerable.Range(1, MaxParameters).SelectMany(static i => new[] { Own(i, "Name"), Own(i, "Value") }),
        ], [], []);

    public static readonly OperationParameters UpdateParameters = new(["Status"], [], []);

    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<StreamsResource>("Calls/{callSid}/Streams.json", null, static (resource, request) => Task.FromResult(resource.Create(request)));
        routes.MapInAccount<StreamsResource>("Calls/{callSid}/Streams/{sid}.json", null, static (resource, request) => Task.FromResult(resource.Update(request)));
    }

    private IResult Create(ApiRequest request)
    {
        var parameters = request.Parameters;
        var order = new StreamOrder
        {
            Url = Url(parameters) ?? "",
            Name = parameters.Text("Name", MaxName),
            Tracks = Tracks(parameters),
            Parameters = Own(parameters),
            StatusCallback = parameters.Url("StatusCallback", ErrorCatalogue.UrlInvalid),
            StatusCallbackMethod = parameters.Method("StatusCallbackMethod") ?? WebhookMethod.Post,
        };
        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        return request.Sid<CallSid>("callSid") is { } call
            ? Answer(request, streams.Create(request.Account.Sid, call, order), created: true)
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
            ? Answer(request, streams.Stop(request.Account.Sid, call, request.Name()), created: false)
            : ApiErrors.NotFound(request.Http.Request);
    }

    private static string? Url(RequestParameters parameters)
    {
        var text = parameters.Text("Url");
        var url = text is null ? null : StreamOrder.ReadUrl(text);
        if (url is null)
        {
            parameters.Refuse(ErrorCatalogue.StreamUrlInvalid, text is null ? "Url is required" : $"Url is not a ws or wss address: {text}");
        }

        return url;
    }

    private static StreamTracks Tracks(RequestParameters parameters) => parameters.Word("Track", "inbound_track", "outbound_track", "both_tracks") switch
    {
        "outbound_track" => StreamTracks.Outbound,
        "both_tracks" => StreamTracks.Both,
        _ => StreamTracks.Inbound,
    };

    private static ImmutableArray<KeyValuePair<string, string>> Own(RequestParameters parameters)
    {
        var own = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        for (var i = 1; i <= MaxParameters; i++)
        {
            if (parameters.Text(Own(i, "Name")) is { } name)
            {
                own.Add(new(name, parameters.Text(Own(i, "Value")) ?? ""));
            }
        }

        return own.ToImmutable();
    }

    private static string Own(int number, string part) => string.Create(CultureInfo.InvariantCulture, $"Parameter{number}.{part}");

    private static ApiAnswer Answer(ApiRequest request, StreamCommandOutcome outcome, bool created) => outcome switch
    {
        StreamCommandOutcome.Done { Stream: var stream } when created => ApiAnswer.Created(StreamResponse.Of(stream), ApiJson.Wire.StreamResponse),
        StreamCommandOutcome.Done { Stream: var stream } => ApiAnswer.Ok(StreamResponse.Of(stream), ApiJson.Wire.StreamResponse),
        StreamCommandOutcome.Refused { Fault.Error.HttpStatus: StatusCodes.Status404NotFound } => ApiErrors.NotFound(request.Http.Request),
        StreamCommandOutcome.Refused { Fault: var fault } => ApiErrors.Of(fault.Error, fault.Detail),
        _ => ApiErrors.Of(ErrorCatalogue.InternalError),
    };
}

using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Primitives;
using WorkDistribution.Core.Identity;
using WorkDistribution.Server.Options;
using WorkDistribution.Voice.Messages;
using WorkDistribution.Voice.Messages.Gateways;

namespace WorkDistribution.Server.MessageGateways;

/// <summary>Where the operator's message gateway hands in messages and reports; there only when one is set up. A simulated one is spoken with from this machine only.</summary>
internal static class MessageGatewayEndpoints
{
    private const int LongestText = 16_384;

    /// <summary>Adds the paths.</summary>
    public static void Map(IEndpointRouteBuilder routes, ServerOptions options)
    {
        if (options.MessageGateway is not { } gateway)
        {
            return;
        }

        routes.MapPost("/gateway/messages", (HttpContext http, IMessageIntake intake, TimeProvider clock) => Guarded(http, gateway, () => ReceiveAsync(http, gateway, intake, clock)));
        routes.MapPost("/gateway/messages/status", (HttpContext http, IMessageIntake intake, TimeProvider clock) => Guarded(http, gateway, () => ReportAsync(http, gateway, intake, clock)));
        if (gateway.Url is null)
        {
            routes.MapGet("/gateway/messages", (HttpContext http, SimulatedMessageGateway simulator) => Guarded(http, gateway, () => Task.FromResult(Show(simulator))));
        }
    }

    private static Task<IResult> Guarded(HttpContext http, MessageGatewayOptions gateway, Func<Task<IResult>> handle) =>
        gateway.Url is not null || (http.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote))
            ? handle()
            : Task.FromResult(GatewayBody.Refuse(StatusCodes.Status403Forbidden, "The simulated gateway is for this machine only"));

    private static string NameOf(MessageGatewayOptions gateway) => gateway.Url is null ? SimulatedMessageGateway.GatewayName : HttpMessageGateway.GatewayName;

    private static async Task<IResult> ReceiveAsync(HttpContext http, MessageGatewayOptions gateway, IMessageIntake intake, TimeProvider clock)
    {
        var (body, refusal) = await GatewayBody.ReadAsync(http, gateway, clock.GetUtcNow(), GatewayJson.Default.IncomingGatewayText, FromForm);
        if (body is null)
        {
            return refusal!;
        }

        if (Problems(body) is { Count: > 0 } problems)
        {
            return GatewayBody.Refuse(StatusCodes.Status400BadRequest, string.Join("; ", problems));
        }

        var outcome = await intake.ReceiveAsync(
            new ReceivedText
            {
                Gateway = NameOf(gateway),
                From = body.From!.Trim(),
                To = body.To!.Trim(),
                Body = body.Text ?? "",
                Media = [.. (body.Media ?? []).Select(static media => new MessageAttachment(media.Type ?? "", media.Url, default))],
                Reference = string.IsNullOrEmpty(body.Id) ? null : body.Id,
                Parameters = Parameters(body),
            },
            http.RequestAborted);
        switch (outcome)
        {
            case IntakeOutcome.Kept kept:
                return Results.Json(new GatewayReceipt(kept.Sid.Value, null), GatewayJson.Default.GatewayReceipt);
            case IntakeOutcome.Busy:
                http.Response.Headers.RetryAfter = "10";
                return GatewayBody.Refuse(StatusCodes.Status503ServiceUnavailable, "Too many messages wait");
            case IntakeOutcome.NotAllowed:
                return GatewayBody.Refuse(StatusCodes.Status403Forbidden, $"The account of {body.To} is not active");
            default:
                return GatewayBody.Refuse(StatusCodes.Status404NotFound, $"Nobody has {body.To}");
        }
    }

    private static async Task<IResult> ReportAsync(HttpContext http, MessageGatewayOptions gateway, IMessageIntake intake, TimeProvider clock)
    {
        var (body, refusal) = await GatewayBody.ReadAsync(http, gateway, clock.GetUtcNow(), GatewayJson.Default.GatewayReport, ReportFromForm);
        if (body is null)
        {
            return refusal!;
        }

        MessageSid? sid = Sid.TryParse<MessageSid>(body.Id, out var own) ? own : null;
        if (sid is null && string.IsNullOrEmpty(body.Reference))
        {
            return GatewayBody.Refuse(StatusCodes.Status400BadRequest, "id (of a message, SM...) or reference is required");
        }

        if (body.Status is not ("delivered" or "undelivered" or "failed"))
        {
            return GatewayBody.Refuse(StatusCodes.Status400BadRequest, "status must be delivered, undelivered or failed");
        }

        var report = new DeliveryReport(NameOf(gateway), sid, body.Reference, body.Status == "delivered", body.Code, body.Detail);
        return await intake.ReportAsync(report, http.RequestAborted)
            ? Results.Json(new GatewayReceipt(sid?.Value, null), GatewayJson.Default.GatewayReceipt)
            : GatewayBody.Refuse(StatusCodes.Status404NotFound, "There is no such message of this gateway");
    }

    private static IResult Show(SimulatedMessageGateway simulator) => Results.Json(
        [.. simulator.Messages.Select(static m => new OutgoingGatewayText(m.Sid.Value, m.AccountSid.Value, m.From, m.To, m.Body, m.Media))],
        GatewayJson.Default.IReadOnlyListOutgoingGatewayText);

    private static List<string> Problems(IncomingGatewayText text)
    {
        List<string> problems = [];
        foreach (var (name, value) in new[] { ("from", text.From), ("to", text.To) })
        {
            if (string.IsNullOrWhiteSpace(value) || value.Length > 255 || value.Any(char.IsControl))
            {
                problems.Add($"{name} is missing or not an address");
            }
        }

        if (text.Text is { Length: > LongestText })
        {
            problems.Add($"text is longer than {LongestText} characters");
        }

        if (text.Media is { Count: > SendMessageCommand.MostMedia })
        {
            problems.Add($"media has more than {SendMessageCommand.MostMedia} pieces");
        }

        if (text.Media?.Any(static media => !(Uri.TryCreate(media.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")) == true)
        {
            problems.Add("media has an url that is no http or https address");
        }

        return problems;
    }

    private static ImmutableArray<KeyValuePair<string, string>> Parameters(IncomingGatewayText text)
    {
        var parameters = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(2);
        if (text.Type is { Length: > 0 } type)
        {
            parameters.Add(new("MessageType", type));
        }

        if (text.Subject is { Length: > 0 } subject)
        {
            parameters.Add(new("Subject", subject));
        }

        return parameters.ToImmutable();
    }

    private static IncomingGatewayText FromForm(Dictionary<string, StringValues> form) => new(
        Text(form, "id"),
        Text(form, "from"),
        Text(form, "to"),
        Text(form, "text"),
        Text(form, "type"),
        Text(form, "subject"),
        form.TryGetValue("media", out var media) ? [.. media.Select(static url => new IncomingGatewayMedia(url, null))] : null);

    private static GatewayReport ReportFromForm(Dictionary<string, StringValues> form) => new(
        Text(form, "id"),
        Text(form, "reference"),
        Text(form, "status"),
        int.TryParse(Text(form, "code"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null,
        Text(form, "detail"));

    private static string? Text(Dictionary<string, StringValues> form, string name) => form.TryGetValue(name, out var value) ? value.ToString() : null;
}

using System.Xml.Linq;
using WorkDistribution.Samples.Demo;
using WorkDistribution.Samples.Rest;

namespace WorkDistribution.Samples.VoiceBot;

/// <summary>What the server asks: a document that connects the call, and the stream that it is connected to.</summary>
internal static class BotSite
{
    /// <summary>Adds the addresses; the server asks /voice first.</summary>
    public static void Map(IEndpointRouteBuilder routes, IBrain brain, IVoice voice)
    {
        // An address without a host means this application, as ws or wss.
        routes.MapPost("/voice", () => Twiml.Document(new XElement("Connect", new XElement("Stream", new XAttribute("url", "/talk"))), new XElement("Hangup")));
        routes.MapGet("/talk", async context =>
        {
            if (!context.WebSockets.IsWebSocketRequest)
            {
                context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
                return;
            }

            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await new BotCall(new MediaStream(socket), brain, voice).RunAsync(context.RequestAborted);
        });
    }

    /// <summary>Leads the number to this application, as a customer would do once.</summary>
    public static async Task EnsureNumberAsync(RestClient rest, string app, CancellationToken cancellationToken)
    {
        var account = $"/2010-04-01/Accounts/{rest.AccountSid}";
        var number = RestClient.Setting("PHONE_NUMBER");
        var numbers = (await rest.GetAsync(account + "/IncomingPhoneNumbers.json", cancellationToken)).GetProperty("incoming_phone_numbers").EnumerateArray();
        var path = numbers.FirstOrDefault(one => one.Text("phone_number") == number) is { ValueKind: System.Text.Json.JsonValueKind.Object } existing
            ? $"{account}/IncomingPhoneNumbers/{existing.Sid()}.json"
            : $"{account}/IncomingPhoneNumbers.json";
        await rest.PostAsync(path, cancellationToken, ("PhoneNumber", number), ("VoiceUrl", app + "/voice"));
    }
}

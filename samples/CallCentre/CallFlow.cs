using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using WorkDistribution.Samples.Demo;

namespace WorkDistribution.Samples.CallCentre;

/// <summary>What callers hear, and what becomes of each offer to an agent.</summary>
internal static class CallFlow
{
    /// <summary>Adds the addresses; the server asks /voice first.</summary>
    public static void Map(IEndpointRouteBuilder routes, Centre centre)
    {
        routes.MapPost("/voice", () => Twiml.Document(
            new XElement("Gather",
                new XAttribute("action", "/menu"),
                new XAttribute("numDigits", 1),
                new XAttribute("timeout", 5),
                Twiml.Say("Welcome. For sales, press 1. For support, press 2.")),
            Twiml.Redirect("/menu")));
        routes.MapPost("/menu", async (HttpRequest request) => Enqueue(centre, (await request.ReadFormAsync())["Digits"] == "1" ? "sales" : "support"));
        routes.MapPost("/wait", async (HttpRequest request) => Wait(await request.ReadFormAsync()));
        routes.MapPost("/after", async (HttpRequest request) => After(await request.ReadFormAsync()));
        routes.MapPost("/assignment", async (HttpRequest request) => Assign(centre, await request.ReadFormAsync()));
    }

    private static IResult Enqueue(Centre centre, string department) => Twiml.Document(
        Twiml.Say($"I am looking for somebody in {department}."),
        new XElement("Enqueue",
            new XAttribute("workflowSid", centre.Workflow),
            new XAttribute("waitUrl", "/wait"),
            new XAttribute("action", "/after"),
            new XElement("Task", JsonSerializer.Serialize(new { department }))));

    private static IResult Wait(IFormCollection form)
    {
        var ahead = int.TryParse(form["QueuePosition"], NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position - 1 : 0;
        var place = ahead switch
        {
            <= 0 => "You are next.",
            1 => "One caller is ahead of you.",
            _ => $"{ahead} callers are ahead of you.",
        };
        return Twiml.Document(Twiml.Say(place), new XElement("Pause", new XAttribute("length", 8)));
    }

    private static IResult After(IFormCollection form) => form["QueueResult"] == "bridged"
        ? Twiml.Document(new XElement("Hangup"))
        : Twiml.Document(Twiml.Say("Nobody could take your call. Please try again later."));

    /// <summary>Every offer is led to the agent's telephone at once; who does not answer is not offered more until they say that they are back.</summary>
    private static IResult Assign(Centre centre, IFormCollection form)
    {
        Console.WriteLine($"  app  {form["WorkerName"]} is offered {form["TaskAttributes"]}");
        return Results.Json(new { instruction = "dequeue", post_work_activity_sid = centre.Activities["Available"], timeout = 20 });
    }
}

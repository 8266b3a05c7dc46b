using System.Globalization;
using System.Xml.Linq;

namespace WorkDistribution.Samples.Demo;

/// <summary>What a caller hears: a greeting, a menu by key, a message left and heard back, another phone.</summary>
internal static class VoiceMenu
{
    /// <summary>How often the menu is read to someone who presses nothing.</summary>
    private const int MaxRounds = 3;

    /// <summary>Adds the addresses; the server asks /voice first.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/voice", AnswerAsync);
        routes.MapPost("/menu", ChooseAsync);
        routes.MapPost("/message", HearBackAsync);
        routes.MapPost("/extension", ConnectAsync);
        routes.MapPost("/connected", AfterConnectionAsync);
        routes.MapPost("/status", StatusAsync);
    }

    private static async Task<IResult> AnswerAsync(HttpRequest request)
    {
        var form = await ReadAsync(request);

        // A phone of our domain that dials another phone's extension is connected at once.
        if (Extension(form["To"]) is { } extension)
        {
            return Twiml.Document(Dial(extension));
        }

        var round = int.TryParse(request.Query["round"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return Menu(round, round == 0 ? "Welcome to the demonstration of work distribution. You are talking to a web application." : null);
    }

    private static async Task<IResult> ChooseAsync(HttpRequest request, TimeProvider clock)
    {
        var form = await ReadAsync(request);
        return form["Digits"].ToString() switch
        {
            "1" => Twiml.Document(
                Twiml.Say("Leave a message after the tone. Press the pound key when you are done."),
                new XElement("Record",
                    new XAttribute("action", "/message"),
                    new XAttribute("maxLength", 60),
                    new XAttribute("timeout", 10),
                    new XAttribute("finishOnKey", "#"),
                    new XAttribute("playBeep", "true")),
                Twiml.Say("I heard nothing."),
                Twiml.Redirect("/voice?round=1")),
            "2" => Twiml.Document(
                new XElement("Gather",
                    new XAttribute("action", "/extension"),
                    new XAttribute("finishOnKey", "#"),
                    new XAttribute("numDigits", 4),
                    new XAttribute("timeout", 5),
                    Twiml.Say("Enter the extension of the phone you want, for example 1 0 0 2.")),
                Twiml.Redirect("/voice?round=1")),
            "3" => Twiml.Document(
                Twiml.Say($"It is {clock.GetUtcNow().ToString("h:mm tt", CultureInfo.InvariantCulture)}, universal time."),
                Twiml.Redirect("/voice?round=1")),
            "*" => Menu(0, null),
            "9" => Twiml.Document(Twiml.Say("Goodbye."), new XElement("Hangup")),
            _ => Twiml.Document(Twiml.Say("That is no choice of this menu."), Twiml.Redirect("/voice?round=1")),
        };
    }

    private static async Task<IResult> HearBackAsync(HttpRequest request)
    {
        var form = await ReadAsync(request);
        if (form["RecordingUrl"].ToString() is not { Length: > 0 } recording)
        {
            return Twiml.Document(Twiml.Say("I heard nothing."), Twiml.Redirect("/voice?round=1"));
        }

        // Inside of a Gather, so that a key of the menu cuts it short.
        return Twiml.Document(
            new XElement("Gather",
                new XAttribute("action", "/menu"),
                new XAttribute("numDigits", 1),
                new XAttribute("timeout", 1),
                Twiml.Say("This is what you said."),
                new XElement("Play", recording + ".wav"),
                Twiml.Say("Your message is kept.")),
            Twiml.Redirect("/voice?round=1"));
    }

    private static async Task<IResult> ConnectAsync(HttpRequest request)
    {
        var form = await ReadAsync(request);
        return Twiml.Document(Twiml.Say("I am connecting you."), Dial(form["Digits"].ToString()));
    }

    private static async Task<IResult> AfterConnectionAsync(HttpRequest request)
    {
        var form = await ReadAsync(request);
        var said = form["DialCallStatus"].ToString() switch
        {
            "completed" => "The other side hung up.",
            "busy" => "That phone is busy.",
            "no-answer" => "Nobody answered.",
            _ => "That phone cannot be reached. Is it registered?",
        };
        return Twiml.Document(Twiml.Say(said), Twiml.Redirect("/voice?round=1"));
    }

    private static async Task<IResult> StatusAsync(HttpRequest request)
    {
        await ReadAsync(request);
        return Results.NoContent();
    }

    private static IResult Menu(int round, string? greeting)
    {
        if (round >= MaxRounds)
        {
            return Twiml.Document(Twiml.Say("Goodbye."), new XElement("Hangup"));
        }

        var gather = new XElement("Gather",
            new XAttribute("action", "/menu"),
            new XAttribute("numDigits", 1),
            new XAttribute("timeout", 5),
            Twiml.Say("To leave a message and hear it back, press 1. To be connected to another phone, press 2. For the time, press 3. To hear this again, press star. To end, press 9."));
        if (greeting is not null)
        {
            gather.AddFirst(Twiml.Say(greeting));
        }

        return Twiml.Document(gather, Twiml.Redirect($"/voice?round={round + 1}"));
    }

    private static XElement Dial(string extension) => new(
        "Dial",
        new XAttribute("action", "/connected"),
        new XAttribute("timeout", 20),
        new XElement("Client", extension));

    /// <summary>The four digits of sip:1002@example.com; null when something else was dialled.</summary>
    private static string? Extension(string? to)
    {
        const string Scheme = "sip:";
        if (to is null || !to.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return null;
        }

        var user = to[Scheme.Length..].Split('@', ':')[0];
        return user.Length == 4 && user.All(char.IsAsciiDigit) ? user : null;
    }

    /// <summary>Reads the parameters, and shows that a request came.</summary>
    private static async Task<IFormCollection> ReadAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        string[] worth = ["CallSid", "From", "To", "CallStatus", "Digits", "RecordingUrl", "RecordingDuration", "DialCallStatus", "DialCallDuration", "CallDuration"];
        var shown = worth.Where(name => form[name].Count > 0).Select(name => $"{name}={form[name]}");
        Console.WriteLine($"  app  POST {request.Path}{request.QueryString}  {string.Join(' ', shown)}");
        return form;
    }
}

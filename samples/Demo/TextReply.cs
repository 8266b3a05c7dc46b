using System.Xml.Linq;

namespace WorkDistribution.Samples.Demo;

/// <summary>What somebody gets who writes to the demo instead of calling.</summary>
internal static class TextReply
{
    /// <summary>Adds the address; the server asks /sms for each message.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/sms", AnswerAsync);

    private static async Task<IResult> AnswerAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var text = form["Body"].ToString().Trim();
        Console.WriteLine($"{form["From"]} writes: {text}");
        return Twiml.Document(new XElement("Message", text.Length == 0 ? "You sent me nothing." : $"You wrote \"{text}\". A web application answers you."));
    }
}

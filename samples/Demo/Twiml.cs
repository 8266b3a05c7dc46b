using System.Xml.Linq;

namespace WorkDistribution.Samples.Demo;

/// <summary>Writes instruction documents.</summary>
internal static class Twiml
{
    /// <summary>A whole document.</summary>
    public static IResult Document(params XElement[] verbs) =>
        Results.Content(new XDocument(new XElement("Response", verbs)).ToString(SaveOptions.DisableFormatting), "application/xml");

    /// <summary>Speaks.</summary>
    public static XElement Say(string text) => new("Say", text);

    /// <summary>Goes on with another address.</summary>
    public static XElement Redirect(string url) => new("Redirect", url);
}

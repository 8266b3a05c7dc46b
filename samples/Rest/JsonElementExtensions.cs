using System.Text.Json;

namespace WorkDistribution.Samples.Rest;

/// <summary>Short ways to what a sample needs of an answer.</summary>
public static class JsonElementExtensions
{
    /// <summary>A text of the resource.</summary>
    public static string Text(this JsonElement resource, string name) => resource.GetProperty(name).GetString() ?? "";

    /// <summary>Its identifier.</summary>
    public static string Sid(this JsonElement resource) => resource.Text("sid");

    /// <summary>Its attributes, which are JSON within a text.</summary>
    public static JsonElement Attributes(this JsonElement resource)
    {
        using var document = JsonDocument.Parse(resource.Text("attributes"));
        return document.RootElement.Clone();
    }
}

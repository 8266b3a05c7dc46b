using System.Text.Json.Nodes;
using WorkDistribution.Testing;

namespace WorkDistribution.Api.Tests;

/// <summary>The reference data of the wire, beside the repository.</summary>
internal static class WireReference
{
    /// <summary>The resources of a product by name. Skips the test where the data is absent.</summary>
    public static Dictionary<string, JsonNode> Resources(string product)
    {
        if (SharedData.Find("reference") is not { } folder)
        {
            Assert.Ignore("The reference data is not beside the repository.");
            return [];
        }

        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "rest.json")))!;
        return root["resources"]!.AsArray().Where(resource => resource!["product"]!.ToString() == product).ToDictionary(resource => resource!["resource"]!.ToString(), resource => resource!);
    }
}

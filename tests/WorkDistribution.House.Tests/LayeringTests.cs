using System.Xml.Linq;
using WorkDistribution.Testing;

namespace WorkDistribution.House.Tests;

/// <summary>The layering table of docs/architecture.md: who may reference whom.</summary>
public sealed class LayeringTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Core"] = [],
        ["Sip"] = [],
        ["Media"] = [],
        ["Accounts"] = ["Core"],
        ["Voice"] = ["Core", "Sip", "Media", "Accounts"],
        ["TaskRouting"] = ["Core"],
        ["Storage"] = ["Core", "Accounts", "Voice", "TaskRouting"],
        ["Api"] = ["Core", "Accounts", "Voice", "TaskRouting"],
        ["Console"] = ["Core"],
        ["Server"] = ["Core", "Sip", "Media", "Accounts", "Voice", "TaskRouting", "Storage", "Api"],
    };

    private static IEnumerable<string> Projects => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);

    [TestCaseSource(nameof(Projects))]
    public void A_project_references_only_what_the_layering_table_lets_it(string path)
    {
        var name = ShortName(path);
        Assert.That(Allowed, Does.ContainKey(name), "a project without a row in the table");
        var references = XDocument.Load(path).Descendants("ProjectReference").Select(r => ShortName((string)r.Attribute("Include")!));
        Assert.That(references, Is.SubsetOf(Allowed[name]));
    }

    [Test]
    public void Serilog_appears_in_Server_only()
    {
        var users = Projects.Where(path => File.ReadAllText(path).Contains("\"Serilog", StringComparison.Ordinal)).Select(ShortName);
        Assert.That(users, Is.EquivalentTo(["Server"]));
    }

    private static string ShortName(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')).Replace("WorkDistribution.", "", StringComparison.Ordinal);
}

using System.Globalization;
using WorkDistribution.Testing;

namespace WorkDistribution.House.Tests;

/// <summary>Event ids name a message for good: each is used once, within its project's thousand.</summary>
public sealed class EventIdTests
{
    private static readonly Dictionary<string, int> FirstId = new()
    {
        ["Sip"] = 1000,
        ["Media"] = 2000,
        ["Voice"] = 3000,
        ["TaskRouting"] = 4000,
        ["Storage"] = 5000,
        ["Api"] = 6000,
        ["Server"] = 7000,
        ["Accounts"] = 8000,
    };

    [Test]
    public void Every_event_id_is_used_once_and_lies_in_its_projects_range()
    {
        var messages = Messages().ToList();
        var repeated = messages.GroupBy(m => m.Id).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(m => m.File))}");
        var outside = messages.Where(m => !FirstId.TryGetValue(m.Project, out var first) || m.Id < first || m.Id >= first + 1000).Select(m => $"{m.Id} in {m.File}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(messages, Is.Not.Empty);
            Assert.That(repeated, Is.Empty, "ids used more than once");
            Assert.That(outside, Is.Empty, "ids outside their project's range");
        }
    }

    private static IEnumerable<(string Project, string File, int Id)> Messages()
    {
        var source = Path.Combine(Repository.Root, "src");
        foreach (var file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories))
        {
            var parts = Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar);
            if (parts.Contains("obj") || parts.Contains("bin"))
            {
                continue;
            }

            foreach (var line in File.ReadLines(file))
            {
                const string Mark = "[LoggerMessage(";
                var at = line.IndexOf(Mark, StringComparison.Ordinal);
                if (at < 0)
                {
                    continue;
                }

                var rest = line[(at + Mark.Length)..].Replace("EventId = ", "", StringComparison.Ordinal).TrimStart();
                var digits = new string([.. rest.TakeWhile(char.IsAsciiDigit)]);
                Assert.That(digits, Is.Not.Empty, $"{file}: write the id first: {line.Trim()}");
                yield return (parts[0].Replace("WorkDistribution.", "", StringComparison.Ordinal), Path.GetFileName(file), int.Parse(digits, CultureInfo.InvariantCulture));
            }
        }
    }
}

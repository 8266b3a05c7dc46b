using System.Text.Json;
using WorkDistribution.Testing;
using WorkDistribution.Voice.Documents.Elements;
using WorkDistribution.Voice.Documents.Table;

namespace WorkDistribution.Voice.Tests.Documents;

/// <summary>Holds the table against the language as the official library writes it, both ways.</summary>
public sealed class ElementTableTests
{
    [Test]
    public void The_table_has_every_element_of_the_language_and_no_other()
    {
        var theirs = Language().Select(e => $"{e.Kind} {e.Name} in {string.Join(' ', e.Parents.Order(StringComparer.Ordinal))}, text {e.Text}");
        var ours = ElementTable.All.Select(r =>
            $"{r.Kind.ToString().ToLowerInvariant()} {r.Name} in {string.Join(' ', r.Parents.Order(StringComparer.Ordinal))}, text {r.Text}");

        Assert.That(ours, Is.EquivalentTo(theirs));
        Assert.That(ElementTable.All.Count(r => r.Kind == ElementKind.Verb), Is.EqualTo(20));
    }

    [Test]
    public void The_table_has_every_attribute_and_no_other_but_marked_extensions()
    {
        var theirs = Language().SelectMany(e => e.Attributes.Select(a => $"{e.Name}[{e.Parents[0]}].{a.Name}"));
        var ours = ElementTable.All.SelectMany(r => r.Attributes.Where(a => !a.IsExtension).Select(a => $"{r.Name}[{r.Parents[0]}].{a.Name}"));

        Assert.That(ours, Is.EquivalentTo(theirs));
        Assert.That(ElementTable.All.SelectMany(r => r.Attributes).Where(a => a.IsExtension).Select(a => a.Name), Is.EqualTo(new[] { "paramName" }));
    }

    [Test]
    public void Types_and_values_agree()
    {
        foreach (var element in Language())
        {
            var rule = ElementTable.Find(element.Parents[0], element.Name)!;
            foreach (var theirs in element.Attributes)
            {
                var ours = rule.Attribute(theirs.Name)!;
                var expected = theirs.Type switch
                {
                    "boolean" => [AttributeKind.Boolean],
                    "number" => [AttributeKind.Integer],
                    "string" => [AttributeKind.Text, AttributeKind.Address, AttributeKind.Method, AttributeKind.Digits, AttributeKind.Key, AttributeKind.Keys],
                    _ when theirs.Type.StartsWith("list", StringComparison.Ordinal) => new[] { AttributeKind.Choices, AttributeKind.Text },
                    _ => [AttributeKind.Choice, AttributeKind.Method, AttributeKind.Text],
                };
                Assert.That(expected, Does.Contain(ours.Kind), $"{element.Name}.{theirs.Name}");
                if (ours.Kind is AttributeKind.Choice or AttributeKind.Choices)
                {
                    Assert.That(theirs.Values, Is.SubsetOf(ours.Values), $"{element.Name}.{theirs.Name}");
                }
            }
        }
    }

    [Test]
    public void Every_verb_that_the_table_calls_supported_has_a_reader_and_the_other_way_round()
    {
        Assert.That(
            VerbReaders.Names,
            Is.EquivalentTo(ElementTable.All.Concat(MessagingRules.All).Where(r => r.Kind == ElementKind.Verb && r.IsSupported && !r.Parents.Contains("Dial") && !r.Parents.Contains("Pay")).Select(r => r.Name)));
        Assert.That(
            DialTargetReaders.Names,
            Is.EquivalentTo(ElementTable.All.Where(r => r.Parents.Contains("Dial") && r.IsSupported).Select(r => r.Name)));
        Assert.That(
            NounReaders.Places,
            Is.EquivalentTo(new[] { "Start", "Stop", "Connect" }.SelectMany(verb =>
                ElementTable.All.Where(r => r.Parents.Contains(verb) && r.IsSupported).Select(r => (verb, r.Name)))));
    }

    [Test]
    public void Documents_of_messages_have_their_elements_and_attributes_and_share_Redirect()
    {
        var theirs = Language("MessagingResponse").SelectMany(Describe);
        var ours = MessagingRules.All.Append(ElementTable.Find("Response", "Redirect")!).SelectMany(rule => rule.Attributes.Select(a => $"{rule.Name}.{a.Name}").Prepend($"{rule.Kind} {rule.Name} in {rule.Parents[0]}, text {rule.Text}"));
        Assert.That(ours, Is.EquivalentTo(theirs));

        static IEnumerable<string> Describe(LanguageElement element) =>
            element.Attributes.Select(a => $"{element.Name}.{a.Name}").Prepend($"{(element.Kind == "verb" ? ElementKind.Verb : ElementKind.Noun)} {element.Name} in {element.Parents[0]}, text {element.Text}");
    }

    private static List<LanguageElement> Language(string response = "VoiceResponse")
    {
        if (SharedData.Find("reference") is not { } folder)
        {
            Assert.Ignore("The shared reference data is not here.");
            return [];
        }

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "twiml.json")));
        var elements = json.RootElement.GetProperty(response).GetProperty("elements").EnumerateArray().ToList();
        var names = elements.ToDictionary(e => e.GetProperty("class").GetString()!, e => e.GetProperty("name").GetString()!);
        return
        [
            .. elements.Select(e => new LanguageElement(
                e.GetProperty("name").GetString()!,
                e.GetProperty("kind").GetString()!,
                [.. e.GetProperty("parents").EnumerateArray().Select(p => names.GetValueOrDefault(p.GetString()!, p.GetString()!))],
                e.GetProperty("text") is { ValueKind: JsonValueKind.Object } text ? (text.GetProperty("required").GetBoolean() ? "Required" : "Optional") : "None",
                [
                    .. e.GetProperty("attributes").EnumerateArray().Select(a => new LanguageAttribute(
                        a.GetProperty("name").GetString()!,
                        a.GetProperty("type").GetString()!,
                        a.TryGetProperty("values", out var values) ? [.. values.EnumerateArray().Select(v => v.GetString()!)] : [])),
                ])),
        ];
    }

    private sealed record LanguageElement(string Name, string Kind, string[] Parents, string Text, LanguageAttribute[] Attributes);

    private sealed record LanguageAttribute(string Name, string Type, string[] Values);
}

using WorkDistribution.Core.Identity;

namespace WorkDistribution.Core.Tests.Identity;

internal sealed class SidTests
{
    [TestCase("CA0123456789abcdef0123456789abcdef", true)]
    [TestCase("AC0123456789abcdef0123456789abcdef", false, TestName = "Another kind's prefix is refused")]
    [TestCase("CA0123456789ABCDEF0123456789ABCDEF", false, TestName = "Upper-case digits are refused")]
    [TestCase("CA0123456789abcdef0123456789abcde", false, TestName = "A digit too few is refused")]
    [TestCase("CA0123456789abcdef0123456789abcdef0", false, TestName = "A digit too many is refused")]
    [TestCase("CA0123456789abcdef0123456789abcdeg", false, TestName = "A letter beyond f is refused")]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void An_identifier_is_its_prefix_and_32_hexadecimal_digits(string? text, bool valid)
    {
        Assert.That(Sid.TryParse<CallSid>(text, out var sid), Is.EqualTo(valid));
        Assert.That(sid.Value, valid ? Is.EqualTo(text) : Is.Null);
    }

    [Test]
    public void New_identifiers_are_well_formed_and_differ()
    {
        var source = new RandomSidSource();
        var made = Enumerable.Range(0, 1000).Select(_ => source.New<RecordingSid>()).ToHashSet();
        Assert.That(made, Has.Count.EqualTo(1000));
        Assert.That(made.All(sid => Sid.TryParse<RecordingSid>(sid.Value, out _)), Is.True);
    }

    [Test]
    public void Every_kind_has_two_letters_of_its_own()
    {
        var prefixes = typeof(Sid).Assembly.GetTypes()
            .Where(type => type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ISid<>)))
            .Select(type => (string)type.GetProperty("Prefix")!.GetValue(null)!)
            .ToList();
        Assert.That(prefixes, Is.Unique);
        Assert.That(prefixes, Has.All.Match("^[A-Z]{2}$"));
    }
}

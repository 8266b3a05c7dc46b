using WorkDistribution.TaskRouting.Expressions;

namespace WorkDistribution.TaskRouting.Tests.Expressions;

public sealed class AttributeSetTests
{
    [Test]
    public void The_text_is_kept_as_it_was_written()
    {
        const string Json = " {\"b\" : 1.00,\n \"a\": \"x\\u0041\" } ";
        Assert.That(Facts.Attributes(Json).Json, Is.SameAs(Json));
    }

    [TestCase("plain", ExpectedResult = "text")]
    [TestCase("escaped", ExpectedResult = "a\"b\\cé\n")]
    [TestCase("after", ExpectedResult = "ünïcode 😀")]
    [TestCase("last", ExpectedResult = "end")]
    [TestCase("twice", ExpectedResult = "second")]
    [TestCase("number", ExpectedResult = null)]
    [TestCase("nothing", ExpectedResult = null)]
    [TestCase("with space", ExpectedResult = "yes")]
    [TestCase("näme", ExpectedResult = "non-ASCII")]
    [TestCase("", ExpectedResult = "empty name")]
    public string? Strings_are_found(string name) => Facts.Attributes("""
        {"plain": "text", "escaped": "a\"b\\c\u00e9\n", "after": "ünïcode 😀", "twice": "first", "number": 5, "with space": "yes", "näme": "non-ASCII", "": "empty name", "twice": "second", "last": "end"}
        """).GetString(name);

    [TestCase("[]", 1, 1, "a JSON object")]
    [TestCase("5", 1, 1, "a JSON object")]
    [TestCase("null", 1, 1, "a JSON object")]
    [TestCase("", 1, 1, "does not contain any JSON")]
    [TestCase("{\"a\": 1,\n\"b\": oops}", 2, 6, "invalid start of a value")]
    [TestCase("{\"a\": 1} 2", 1, 10, "invalid after a single JSON value")]
    [TestCase("{\"a\": 1,}", 1, 9, "trailing comma")]
    [TestCase("{\"a\": \"\\ud800\"}", 1, 7, "half of a surrogate pair")]
    public void What_is_no_object_is_refused_with_its_place(string json, int line, int column, string message)
    {
        Assert.That(AttributeSet.TryParse(json, out _, out var error), Is.False);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((error!.Line, error.Column), Is.EqualTo((line, column)));
            Assert.That(error.Message, Does.Contain(message));
        }
    }

    [Test]
    public void Size_and_depth_are_limited()
    {
        var longest = "{\"a\": \"" + new string('x', AttributeSet.MaxLength - 9) + "\"}";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AttributeSet.TryParse(longest, out _, out _), Is.True);
            Assert.That(AttributeSet.TryParse(longest + " ", out _, out var tooLong), Is.False);
            Assert.That(tooLong!.Message, Is.EqualTo("attributes have at most 4096 characters, these have 4097"));
            Assert.That(AttributeSet.TryParse(Nested(AttributeSet.MaxDepth - 1), out _, out _), Is.True);
            Assert.That(AttributeSet.TryParse(Nested(AttributeSet.MaxDepth), out _, out var tooDeep), Is.False);
            Assert.That(tooDeep!.Message, Does.Contain("depth"));
            Assert.That(AttributeSet.TryParse(Nested(1500), out _, out _), Is.False);
        }
    }

    [Test]
    public void Numbers_too_large_for_the_language_are_the_largest() =>
        Assert.That(Facts.OfTask("a > 1e300 AND b < -1e300 AND c == 12345678901234567890", """{"a": 1e999, "b": -1e999, "c": 12345678901234567890}"""), Is.True);

    /// <summary>With the text, which is kept for the wire, a task of ten attributes stays far below the 2 KB that a waiting task may have in all.</summary>
    [Test]
    public void A_task_of_ten_attributes_needs_little_memory()
    {
        const string Json = """{"type":"ticket","customer_value":"Gold","language":"en","spend":12000,"vip":true,"skills":["billing","refund"],"caller":"+15551234567","call_sid":"CA0123456789abcdef0123456789abcdef","direction":"inbound","minimum":5}""";
        const int Sets = 1000;
        var kept = new AttributeSet[Sets];
        Facts.Attributes(Json);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Sets; i++)
        {
            AttributeSet.TryParse(Json, out kept[i]!, out _);
        }

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Sets;
        GC.KeepAlive(kept);
        TestContext.Out.WriteLine($"{each} bytes kept beside the text");
        Assert.That(each, Is.InRange(1, 450));
    }

    private static string Nested(int depth) => "{\"a\": " + new string('[', depth) + new string(']', depth) + "}";
}

using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Core.Tests.Webhooks;

internal sealed class RequestSignatureTests
{
    private const string Token = "12345";
    private const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2";

    private static readonly KeyValuePair<string, string>[] Form =
    [
        new("CallSid", "CA1234567890ABCDE"),
        new("Caller", "+14158675310"),
        new("Digits", "1234"),
        new("From", "+14158675310"),
        new("To", "+18005551212"),
    ];

    [Test]
    public void The_published_example_gives_the_published_signature() =>
        Assert.That(RequestSignature.Compute(Token, Url, Form), Is.EqualTo("GvWf1cFY/Q7PnoempGyD5oXAezc="));

    [Test]
    public void The_order_of_the_parameters_does_not_matter() =>
        Assert.That(RequestSignature.Compute(Token, Url, Form.Reverse()), Is.EqualTo(RequestSignature.Compute(Token, Url, Form)));

    [Test]
    public void A_repeated_value_counts_once_and_distinct_values_all_count()
    {
        var once = RequestSignature.Compute(Token, Url, [new("a", "1"), new("a", "2")]);
        Assert.That(RequestSignature.Compute(Token, Url, [new("a", "2"), new("a", "1"), new("a", "1")]), Is.EqualTo(once));
        Assert.That(RequestSignature.Compute(Token, Url, [new("a", "1")]), Is.Not.EqualTo(once));
    }

    [Test]
    public void A_changed_parameter_url_or_key_is_found()
    {
        var signature = RequestSignature.Compute(Token, Url, Form);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RequestSignature.IsValid(Token, signature, Url, Form), Is.True);
            Assert.That(RequestSignature.IsValid(Token, signature, Url, [.. Form.Skip(1)]), Is.False);
            Assert.That(RequestSignature.IsValid(Token, signature, Url.Replace("foo=1", "foo=2", StringComparison.Ordinal), Form), Is.False);
            Assert.That(RequestSignature.IsValid("54321", signature, Url, Form), Is.False);
            Assert.That(RequestSignature.IsValid(Token, signature, "https://other.example/myapp.php?foo=1&bar=2", Form), Is.False, "replay to another address");
            Assert.That(RequestSignature.IsValid(Token, null, Url, Form), Is.False, "a missing signature is fraud");
            Assert.That(RequestSignature.IsValid(Token, "", Url, Form), Is.False);
        }
    }
}

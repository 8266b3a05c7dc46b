using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Voice.Tests.Numbers;

public sealed class PhoneNumbersTests
{
    [TestCase("+15550100", "+15550100")]
    [TestCase("0049301234567", "+49301234567")]
    [TestCase("49 30 123-4567", "+49301234567")]
    [TestCase("911", "911")]
    [TestCase("ann", null)]
    [TestCase("+", null)]
    [TestCase("", null)]
    [TestCase("12345678901234567890", null)]
    public void A_number_is_brought_into_one_form(string written, string? expected) =>
        Assert.That(PhoneNumbers.Normalize(written), Is.EqualTo(expected));

    [TestCase("15550100", "+15550100")]
    [TestCase("0015550100", "+15550100")]
    [TestCase("+15550100", "15550100")]
    public void A_called_number_is_looked_for_in_every_likely_form(string written, string expected) =>
        Assert.That(PhoneNumbers.Candidates(written), Does.Contain(expected));

    [TestCase("+4930123", "DE")]
    [TestCase("+14165550100", "CA")]
    [TestCase("+12125550100", "US")]
    [TestCase("sip:ann@x", null)]
    public void The_country_is_told_by_the_longest_prefix(string number, string? country) =>
        Assert.That(CountryCodes.Find(number), Is.EqualTo(country));
}

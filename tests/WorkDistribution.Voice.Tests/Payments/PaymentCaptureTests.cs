using WorkDistribution.Voice.Payments;

namespace WorkDistribution.Voice.Tests.Payments;

/// <summary>What is asked, and what is taken for an answer. The numbers are the card schemes' published test numbers.</summary>
public sealed class PaymentCaptureTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [TestCase("4111111111111111", CardType.Visa)]
    [TestCase("5555555555554444", CardType.Mastercard)]
    [TestCase("2223003122003222", CardType.Mastercard)]
    [TestCase("378282246310005", CardType.Amex)]
    [TestCase("6011111111111117", CardType.Discover)]
    [TestCase("3530111333300000", CardType.Jcb)]
    [TestCase("30569309025904", CardType.DinersClub)]
    [TestCase("6759649826438453", CardType.Maestro)]
    public void A_card_is_known_by_its_number(string number, CardType type)
    {
        Assert.That(CardTypes.Of(number), Is.EqualTo(type));
        Assert.That(CardTypes.IsNumber(number), Is.True);
        Assert.That(CardTypes.IsNumber(number[..^1] + (char)('0' + ((number[^1] - '0' + 1) % 10))), Is.False, "another check digit");
        Assert.That(CardTypes.IsNumber(number[..^1]), Is.False, "one digit short");
    }

    [Test]
    public void Fields_are_asked_in_order_and_only_the_end_of_a_number_is_shown()
    {
        var capture = new PaymentCapture(Plan(PaymentField.CardNumber, PaymentField.ExpirationDate, PaymentField.SecurityCode), Today);
        Assert.That(capture.IsWhole("411111111111111"), Is.False);
        Assert.That(capture.IsWhole("4111111111111111"), Is.True);
        Assert.That(capture.Enter("4111111111111111"), Is.EqualTo(PaymentField.CardNumber));
        Assert.That(capture.Enter("0326"), Is.EqualTo(PaymentField.ExpirationDate), "a card is good to the end of its month");
        Assert.That(capture.IsWhole("123"), Is.True);
        capture.Enter("123");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(capture.Current, Is.EqualTo(PaymentField.Processing));
            Assert.That(capture.Details.Masked(PaymentField.CardNumber), Is.EqualTo("xxxxxxxxxxxx1111"));
            Assert.That(capture.Details.Masked(PaymentField.ExpirationDate), Is.EqualTo("0326"));
            Assert.That(capture.Details.Masked(PaymentField.SecurityCode), Is.EqualTo("xxx"));
            Assert.That(capture.Details.ToString(), Does.Not.Contain("1"));
        }
    }

    [Test]
    public void What_is_wrong_is_asked_again_until_it_was_asked_often_enough()
    {
        var capture = new PaymentCapture(Plan(PaymentField.CardNumber), Today);
        capture.Enter("");
        Assert.That((capture.Attempt, capture.Error, capture.HasFailed), Is.EqualTo((2, PaymentError.Timeout, false)));
        capture.Enter("4111111111111112");
        Assert.That((capture.Attempt, capture.Error, capture.HasFailed), Is.EqualTo((3, PaymentError.InvalidCardNumber, false)));
        capture.Enter("6011111111111117");
        Assert.That((capture.Attempt, capture.Error, capture.HasFailed), Is.EqualTo((4, PaymentError.InvalidCardType, true)));
    }

    [TestCase("0226")]
    [TestCase("1327")]
    [TestCase("0027")]
    [TestCase("327")]
    public void A_date_that_is_over_or_no_date_is_not_taken(string date)
    {
        var capture = new PaymentCapture(Plan(PaymentField.ExpirationDate), Today);
        capture.Enter(date);
        Assert.That(capture.Error, Is.EqualTo(PaymentError.InvalidDate));
    }

    [Test]
    public void The_code_of_an_Amex_has_four_digits()
    {
        var capture = new PaymentCapture(Plan(PaymentField.CardNumber, PaymentField.SecurityCode), Today);
        capture.Enter("378282246310005");
        capture.Enter("123");
        Assert.That(capture.Error, Is.EqualTo(PaymentError.InvalidSecurityCode));
        capture.Enter("1234");
        Assert.That((capture.Error, capture.Current), Is.EqualTo(((PaymentError?)null, PaymentField.Processing)));
    }

    [Test]
    public void A_field_that_is_wanted_twice_must_be_keyed_alike()
    {
        var capture = new PaymentCapture(Plan(PaymentField.BankAccountNumber) with { AskedTwice = [PaymentField.BankAccountNumber] }, Today);
        capture.Enter("12345678");
        Assert.That((capture.IsRepeat, capture.Current), Is.EqualTo((true, PaymentField.BankAccountNumber)));
        capture.Enter("12345679");
        Assert.That((capture.IsRepeat, capture.Error, capture.Attempt), Is.EqualTo((false, PaymentError.InputMatchingFailed, 2)));
        capture.Enter("12345678");
        capture.Enter("12345678");
        Assert.That(capture.Current, Is.EqualTo(PaymentField.Processing));
    }

    [TestCase("011000015", true)]
    [TestCase("011000016", false)]
    [TestCase("000000000", false)]
    [TestCase("01100001", false)]
    public void A_routing_number_has_a_check_digit(string number, bool isValid)
    {
        var capture = new PaymentCapture(Plan(PaymentField.BankRoutingNumber), Today);
        capture.Enter(number);
        Assert.That(capture.Error is null, Is.EqualTo(isValid));
    }

    private static PaymentPlan Plan(params PaymentField[] fields) => new() { Fields = [.. fields] };
}

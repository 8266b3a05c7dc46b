namespace WorkDistribution.Voice.Payments;

/// <summary>Why something is asked again.</summary>
public enum PaymentError
{
    /// <summary>Nothing was keyed in time.</summary>
    Timeout,

    /// <summary>No such card number: its length or its check digit is wrong.</summary>
    InvalidCardNumber,

    /// <summary>A card that is not taken here.</summary>
    InvalidCardType,

    /// <summary>No month, or one that is over.</summary>
    InvalidDate,

    /// <summary>Not as long as this card's code is.</summary>
    InvalidSecurityCode,

    /// <summary>Too short.</summary>
    InvalidPostalCode,

    /// <summary>No such bank: its length or its check digit is wrong.</summary>
    InvalidBankRoutingNumber,

    /// <summary>Not 4 to 17 digits.</summary>
    InvalidBankAccountNumber,

    /// <summary>What was keyed the second time was something else.</summary>
    InputMatchingFailed,
}

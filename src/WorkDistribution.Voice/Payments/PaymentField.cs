namespace WorkDistribution.Voice.Payments;

/// <summary>What is asked of somebody who pays, in the order it is asked.</summary>
public enum PaymentField
{
    /// <summary>The number on the card.</summary>
    CardNumber,

    /// <summary>Month and year, as four digits.</summary>
    ExpirationDate,

    /// <summary>The code on the card.</summary>
    SecurityCode,

    /// <summary>The payer's postal code, where it is digits.</summary>
    PostalCode,

    /// <summary>Which bank.</summary>
    BankRoutingNumber,

    /// <summary>The account there.</summary>
    BankAccountNumber,

    /// <summary>Nothing more: what is said while the payment is made.</summary>
    Processing,
}

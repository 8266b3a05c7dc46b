namespace WorkDistribution.Voice.Payments;

/// <summary>Kinds of cards that a document may name.</summary>
public enum CardType
{
    /// <summary>4...</summary>
    Visa,

    /// <summary>51 to 55, 2221 to 2720.</summary>
    Mastercard,

    /// <summary>34, 37; its code has four digits.</summary>
    Amex,

    /// <summary>50, 56 to 58, 6 where nobody else has it.</summary>
    Maestro,

    /// <summary>6011, 644 to 649, 65.</summary>
    Discover,

    /// <summary>A card of the past; no numbers of its own are known.</summary>
    Optima,

    /// <summary>3528 to 3589.</summary>
    Jcb,

    /// <summary>36, 38, 39, 300 to 305.</summary>
    DinersClub,

    /// <summary>2014, 2149.</summary>
    Enroute,
}

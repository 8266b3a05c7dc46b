namespace WorkDistribution.Voice.Documents.Model;

/// <summary>What stands in a Start, a Stop or a Connect: a service that the call is given to, or one that ends. One record a kind, which its executor registers by. Immutable.</summary>
public abstract record ServiceNoun
{
    /// <summary>Line of the element, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Column of the element, from 1.</summary>
    public int Column { get; init; }
}

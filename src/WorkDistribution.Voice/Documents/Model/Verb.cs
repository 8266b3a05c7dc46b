namespace WorkDistribution.Voice.Documents.Model;

/// <summary>One instruction of a document, checked and with its defaults filled in. Immutable.</summary>
public abstract record Verb
{
    /// <summary>Line of the element in the document, from 1; 0 for an instruction made from audio or text.</summary>
    public int Line { get; init; }

    /// <summary>Column of the element, from 1; 0 likewise.</summary>
    public int Column { get; init; }
}

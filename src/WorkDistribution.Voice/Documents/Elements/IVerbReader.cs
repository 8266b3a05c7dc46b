using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Makes one verb of its element. One file a verb; the table has checked the attributes before.</summary>
internal interface IVerbReader
{
    /// <summary>The element's name.</summary>
    string Name { get; }

    /// <summary>Makes the verb, with its defaults.</summary>
    /// <returns>null when it cannot be run; that has been reported.</returns>
    Verb? Read(CheckedElement element, ProblemList problems);
}

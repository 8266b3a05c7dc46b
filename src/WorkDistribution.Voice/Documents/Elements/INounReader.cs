using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Makes one noun of Start, Stop or Connect of its element. One file a noun; the table has checked the attributes before.</summary>
internal interface INounReader
{
    /// <summary>The verb that it stands in.</summary>
    string Verb { get; }

    /// <summary>The element's name.</summary>
    string Name { get; }

    /// <summary>Makes the noun, with its defaults.</summary>
    /// <returns>null when it cannot be run; that has been reported.</returns>
    ServiceNoun? Read(CheckedElement element, ProblemList problems);
}

using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Stream in Stop: the name says which.</summary>
internal sealed class StopStreamReader : INounReader
{
    /// <inheritdoc/>
    public string Verb => "Stop";

    /// <inheritdoc/>
    public string Name => "Stream";

    /// <inheritdoc/>
    public ServiceNoun? Read(CheckedElement element, ProblemList problems)
    {
        if (element.NonEmpty("name") is { } name)
        {
            return new StopStreamNoun(name);
        }

        problems.Skip(ErrorCatalogue.StreamNameInvalid, "Stream: in <Stop> it needs the name of the stream; it is skipped.", element.Markup);
        return null;
    }
}

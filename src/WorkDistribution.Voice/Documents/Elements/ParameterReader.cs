using System.Collections.Immutable;
using WorkDistribution.Core.Errors;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads the Parameters in an element.</summary>
internal static class ParameterReader
{
    /// <summary>Names and values, in order. One without a name is reported and left out.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> ReadAll(CheckedElement element, ProblemList problems)
    {
        var parameters = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var parameter in element.Children.Where(c => c.Name == "Parameter"))
        {
            if (parameter.NonEmpty("name") is { } name)
            {
                parameters.Add(new(name, parameter.String("value") ?? ""));
            }
            else
            {
                problems.Warn(ErrorCatalogue.AttributeInvalid, "Parameter: it has no name; it is skipped.", parameter.Markup);
            }
        }

        return parameters.ToImmutable();
    }
}

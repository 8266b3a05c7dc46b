using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Client: the identity as text, or as a nested Identity with Parameters beside it.</summary>
internal static class ClientReader
{
    /// <summary>The target; null when there is no identity.</summary>
    public static ClientTarget? Read(CheckedElement noun, ProblemList problems)
    {
        var identity = noun.Children.FirstOrDefault(c => c.Name == "Identity")?.Text is { Length: > 0 } nested ? nested : noun.Text;
        if (identity.Length == 0)
        {
            problems.Skip(ErrorCatalogue.DialNoTarget, "Client: there is no identity in it; it is skipped.", noun.Markup);
            return null;
        }

        return new ClientTarget { Identity = identity, Parameters = ParameterReader.ReadAll(noun, problems) };
    }
}

using System.Globalization;
using WorkDistribution.Core.Errors;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>If-Match of the wire: a change is only made to the version its maker saw.</summary>
internal static class Precondition
{
    /// <summary>The fault; null when the condition holds.</summary>
    public static RoutingFault? Check(string? ifMatch, long version) =>
        ifMatch is null || ifMatch == "*" || ifMatch.Trim().Trim('"') == version.ToString(CultureInfo.InvariantCulture)
            ? null
            : new(ErrorCatalogue.PreconditionFailed, string.Create(CultureInfo.InvariantCulture, $"The version is {version}"));
}

using System.Globalization;
using WorkDistribution.Core.Errors;
using WorkDistribution.TaskRouting.Assignments;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>If-Match of the wire: a change is only made to the version its maker saw.</summary>
internal static class Precondition
{
    /// <summary>The fault; null when the condition holds.</summary>
    public static RoutingFault? Check(string? ifMatch, long version) =>
        VersionTag.Matches(ifMatch, version)
            ? null
            : new(ErrorCatalogue.PreconditionFailed, string.Create(CultureInfo.InvariantCulture, $"The version is {version}"));
}

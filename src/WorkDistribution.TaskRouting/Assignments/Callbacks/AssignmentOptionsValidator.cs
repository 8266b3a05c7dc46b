using Microsoft.Extensions.Options;

namespace WorkDistribution.TaskRouting.Assignments.Callbacks;

/// <summary>Checks <see cref="AssignmentOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class AssignmentOptionsValidator : IValidateOptions<AssignmentOptions>;

using Microsoft.Extensions.Options;

namespace WorkDistribution.TaskRouting.Rehearsal;

/// <summary>Checks <see cref="RehearsalOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class RehearsalOptionsValidator : IValidateOptions<RehearsalOptions>;

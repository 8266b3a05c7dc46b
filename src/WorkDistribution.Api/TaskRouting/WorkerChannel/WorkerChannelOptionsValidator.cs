using Microsoft.Extensions.Options;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>Checks <see cref="WorkerChannelOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class WorkerChannelOptionsValidator : IValidateOptions<WorkerChannelOptions>;

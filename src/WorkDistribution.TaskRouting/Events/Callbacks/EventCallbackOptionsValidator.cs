using Microsoft.Extensions.Options;

namespace WorkDistribution.TaskRouting.Events.Callbacks;

/// <summary>Checks <see cref="EventCallbackOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class EventCallbackOptionsValidator : IValidateOptions<EventCallbackOptions>;

using Microsoft.Extensions.Options;

namespace WorkDistribution.Storage;

/// <summary>Checks the options; the body is generated from their attributes.</summary>
[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;

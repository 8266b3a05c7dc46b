using Microsoft.Extensions.Options;

namespace WorkDistribution.Api;

/// <summary>Checks the options; the body is generated from their attributes.</summary>
[OptionsValidator]
internal sealed partial class ApiOptionsValidator : IValidateOptions<ApiOptions>;

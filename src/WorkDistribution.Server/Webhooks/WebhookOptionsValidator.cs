using Microsoft.Extensions.Options;

namespace WorkDistribution.Server.Webhooks;

/// <summary>Checks the ranges of <see cref="WebhookOptions"/>; every problem at once.</summary>
[OptionsValidator]
internal sealed partial class WebhookOptionsValidator : IValidateOptions<WebhookOptions>;

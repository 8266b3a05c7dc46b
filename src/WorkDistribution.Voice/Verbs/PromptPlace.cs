using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Notifications;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Where a prompt is wanted.</summary>
/// <param name="AccountSid">Whose media it may use.</param>
/// <param name="Notifier">Told why there is none.</param>
/// <param name="Resolve">Makes an address of the document absolute.</param>
internal sealed record PromptPlace(AccountSid AccountSid, CallNotifier Notifier, Func<string, string> Resolve);

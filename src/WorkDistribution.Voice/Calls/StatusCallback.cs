using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Calls;

/// <summary>Who is told of a call's course. Never disturbs the call.</summary>
/// <param name="Url">Where.</param>
/// <param name="Method">How.</param>
/// <param name="Events">initiated, ringing, answered, completed; empty means completed only.</param>
public sealed record StatusCallback(string Url, WebhookMethod Method, ImmutableArray<string> Events);

using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.TaskRouting.Workflows.Configuration;

/// <summary>Where the document of each task is fetched when it is routed (R3-30).</summary>
/// <param name="Url">task_routing_url, http or https.</param>
/// <param name="Method">task_routing_method. Default POST.</param>
/// <param name="Mode">task_routing_mode.</param>
/// <param name="Timeout">task_routing_timeout: how long to wait for it. Default 5 s, at most 15 s.</param>
public sealed record FetchInstruction(string Url, WebhookMethod Method, FetchMode Mode, TimeSpan Timeout);

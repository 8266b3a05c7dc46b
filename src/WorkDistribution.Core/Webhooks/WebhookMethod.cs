namespace WorkDistribution.Core.Webhooks;

/// <summary>How a webhook is sent.</summary>
public enum WebhookMethod
{
    /// <summary>Parameters as a form body.</summary>
    Post,

    /// <summary>Parameters in the query.</summary>
    Get,
}

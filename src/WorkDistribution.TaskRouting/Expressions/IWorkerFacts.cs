namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>What an expression may know of a worker. Read on the thread that evaluates.</summary>
public interface IWorkerFacts
{
    /// <summary>Its attributes.</summary>
    AttributeSet Attributes { get; }

    /// <summary>worker.sid.</summary>
    string Sid { get; }

    /// <summary>worker.friendly_name.</summary>
    string FriendlyName { get; }

    /// <summary>worker.activity_sid.</summary>
    string ActivitySid { get; }

    /// <summary>worker.activity_name.</summary>
    string ActivityName { get; }

    /// <summary>worker.channel.NAME.*.</summary>
    /// <param name="uniqueName">The task channel's unique name.</param>
    /// <param name="channel">What the worker has of it.</param>
    /// <returns>false when there is no such channel.</returns>
    bool TryGetChannel(string uniqueName, out WorkerChannelFacts channel);
}

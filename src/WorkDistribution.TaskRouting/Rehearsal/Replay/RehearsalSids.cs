using System.Globalization;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Rehearsal.Replay;

/// <summary>Identifiers of a rehearsal: tasks have those they really had, everything else counts up from where no real one is. The same rehearsal makes the same ones.</summary>
internal sealed class RehearsalSids : ISidSource
{
    private long _last;

    /// <summary>The identifier of the task made next; null: it counts up too.</summary>
    public TaskSid? NextTask { get; set; }

    /// <inheritdoc/>
    public TSid New<TSid>()
        where TSid : struct, ISid<TSid>
    {
        if (typeof(TSid) == typeof(TaskSid) && NextTask is { } given)
        {
            NextTask = null;
            return TSid.FromTrusted(given.Value);
        }

        return TSid.FromTrusted(string.Create(CultureInfo.InvariantCulture, $"{TSid.Prefix}ffff{++_last:x28}"));
    }

    /// <inheritdoc/>
    public TSid NewOrdered<TSid>(DateTimeOffset now)
        where TSid : struct, ISid<TSid> => New<TSid>();
}

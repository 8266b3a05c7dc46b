using System.Globalization;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Tests.Workspaces;

/// <summary>Identifiers that count up.</summary>
internal sealed class SeededSidSource : ISidSource
{
    private long _last;

    /// <summary>Another that goes on from here.</summary>
    public SeededSidSource Copy() => new() { _last = _last };

    public TSid New<TSid>()
        where TSid : struct, ISid<TSid> => TSid.FromTrusted(string.Create(CultureInfo.InvariantCulture, $"{TSid.Prefix}{Interlocked.Increment(ref _last):x32}"));

    public TSid NewOrdered<TSid>(DateTimeOffset now)
        where TSid : struct, ISid<TSid> => New<TSid>();
}

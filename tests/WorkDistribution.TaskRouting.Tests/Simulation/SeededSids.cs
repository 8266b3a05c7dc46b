using System.Globalization;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Tests.Simulation;

/// <summary>Identifiers that are the same in every run: they count.</summary>
internal sealed class SeededSids : ISidSource
{
    private long _last;

    public TSid New<TSid>()
        where TSid : struct, ISid<TSid> => TSid.FromTrusted(TSid.Prefix + (++_last).ToString("x32", CultureInfo.InvariantCulture));

    public TSid NewOrdered<TSid>(DateTimeOffset now)
        where TSid : struct, ISid<TSid> => New<TSid>();
}

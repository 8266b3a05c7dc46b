namespace WorkDistribution.Core.Identity;

/// <summary>Makes new identifiers. Injected, so that tests know what they will be.</summary>
public interface ISidSource
{
    /// <summary>A new identifier that was never given out before. Safe to call from any thread.</summary>
    TSid New<TSid>()
        where TSid : struct, ISid<TSid>;

    /// <summary>A new identifier that sorts after those made earlier, so that rows written one after the other lie together on disk: 48 bits of time, 80 random ones. Safe to call from any thread.</summary>
    /// <param name="now">The time, to the millisecond.</param>
    TSid NewOrdered<TSid>(DateTimeOffset now)
        where TSid : struct, ISid<TSid>;
}

namespace WorkDistribution.Core.Identity;

/// <summary>Makes new identifiers. Injected, so that tests know what they will be.</summary>
public interface ISidSource
{
    /// <summary>A new identifier that was never given out before. Safe to call from any thread.</summary>
    TSid New<TSid>()
        where TSid : struct, ISid<TSid>;
}

namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>What a leg's machine asks its shell to do.</summary>
internal abstract record LegEffect
{
    private LegEffect()
    {
    }

    /// <summary>Tell the owner of the new status.</summary>
    public sealed record Announce : LegEffect
    {
        /// <summary>The only one.</summary>
        public static Announce Now { get; } = new();
    }

    /// <summary>Start the clock for ringing.</summary>
    public sealed record ArmRingTimer : LegEffect
    {
        /// <summary>The only one.</summary>
        public static ArmRingTimer Now { get; } = new();
    }

    /// <summary>Start the clock for the longest duration in its place.</summary>
    public sealed record ArmTimeLimit : LegEffect
    {
        /// <summary>The only one.</summary>
        public static ArmTimeLimit Now { get; } = new();
    }

    /// <summary>BYE or CANCEL.</summary>
    public sealed record EndSession(string Reason) : LegEffect;

    /// <summary>A final answer to an incoming INVITE.</summary>
    public sealed record RejectSession(int Status) : LegEffect;

    /// <summary>Give everything back: timers, media, mailbox.</summary>
    public sealed record Release : LegEffect
    {
        /// <summary>The only one.</summary>
        public static Release Now { get; } = new();
    }
}

namespace WorkDistribution.Media.Clock;

/// <summary>A conference as the clock sees it. All methods are called on the clock's thread.</summary>
internal interface IClockMixer
{
    /// <summary>Whether it has ended: it is taken off the clock.</summary>
    bool IsClosed { get; }

    /// <summary>Carries out what was asked since the last tick; the members have carried out theirs.</summary>
    void RunCommands();

    /// <summary>Mixes this tick's frames: all members have listened, none has spoken.</summary>
    void Mix();

    /// <summary>It shall end: something in it threw, or the clock stops.</summary>
    void End();
}

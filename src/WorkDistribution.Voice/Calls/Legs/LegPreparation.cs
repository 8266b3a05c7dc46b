namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>Whether an incoming leg can have media.</summary>
internal enum LegPreparation
{
    /// <summary>It can be answered.</summary>
    Ready,

    /// <summary>No port is free: 503.</summary>
    NoPort,

    /// <summary>Nothing in the offer that we can do: 488.</summary>
    NoCodec,

    /// <summary>The caller has gone.</summary>
    Gone,
}

namespace WorkDistribution.Media.Speech;

/// <summary>Which engines speak or listen.</summary>
public enum EngineChoice
{
    /// <summary>The service where one is configured, those of this machine where it is not or fails.</summary>
    Auto,

    /// <summary>Those installed on this machine only.</summary>
    Local,

    /// <summary>The configured service only.</summary>
    Service,

    /// <summary>None.</summary>
    Off,
}

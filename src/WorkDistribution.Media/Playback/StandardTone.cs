namespace WorkDistribution.Media.Playback;

/// <summary>Tones that calls need.</summary>
public enum StandardTone
{
    /// <summary>The beep before a recording: 1000 Hz, 0.4 s.</summary>
    RecordBeep,

    /// <summary>Ring back, US cadence: 440 + 480 Hz, 2 s on, 4 s off; one period, to be repeated.</summary>
    Ringback,

    /// <summary>Busy: 480 + 620 Hz, 0.5 s on, 0.5 s off; one period.</summary>
    Busy,

    /// <summary>Music for those who wait: soft broken chords, 16 s, made to be repeated without a seam.</summary>
    HoldMusic,
}

namespace WorkDistribution.Sip.Transactions;

/// <summary>Where a <see cref="WheelTimer"/> is.</summary>
internal enum WheelTimerState
{
    /// <summary>Not in the wheel.</summary>
    Idle,

    /// <summary>In the wheel.</summary>
    Armed,

    /// <summary>Taken out as due; its target has not been told yet, and will not be if it is disarmed before.</summary>
    Due,
}

namespace WorkDistribution.Sip.Transactions;

/// <summary>The owner of timers.</summary>
internal interface IWheelTimerTarget
{
    /// <summary>A timer has fired; it is idle again and may be armed anew.</summary>
    void OnTimer(WheelTimer timer);
}

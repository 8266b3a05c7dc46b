namespace WorkDistribution.Sip.Transactions;

/// <summary>One timer that a <see cref="TimerWheel"/> can hold: a link in the wheel, made once and armed as often as needed.</summary>
/// <param name="target">Told when it fires.</param>
internal sealed class WheelTimer(IWheelTimerTarget target)
{
    /// <summary>Told when it fires.</summary>
    public IWheelTimerTarget Target { get; } = target;

    /// <summary>true from <see cref="TimerWheel.Arm"/> until it fires or is disarmed.</summary>
    public bool IsArmed => State == WheelTimerState.Armed;

    internal WheelTimerState State { get; set; }

    internal long DueTick { get; set; }

    internal WheelTimer? Next { get; set; }

    internal WheelTimer? Previous { get; set; }
}

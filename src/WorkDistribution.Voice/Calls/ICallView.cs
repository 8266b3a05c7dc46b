using WorkDistribution.Voice.Notifications;

namespace WorkDistribution.Voice.Calls;

/// <summary>A live call as its parts see it.</summary>
internal interface ICallView
{
    /// <summary>The record as it is now; replaced whole at every change.</summary>
    CallRecord Record { get; }

    /// <summary>What SIP knows of it.</summary>
    CallFacts Facts { get; }

    /// <summary>Its account's error log.</summary>
    CallNotifier Notifier { get; }
}

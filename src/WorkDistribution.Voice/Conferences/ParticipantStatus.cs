namespace WorkDistribution.Voice.Conferences;

/// <summary>Where a participant's call stands; on the wire lower case.</summary>
public enum ParticipantStatus
{
    /// <summary>To be called.</summary>
    Queued,

    /// <summary>Being called.</summary>
    Connecting,

    /// <summary>Ringing.</summary>
    Ringing,

    /// <summary>In the conference.</summary>
    Connected,

    /// <summary>Has left.</summary>
    Complete,

    /// <summary>Could not be reached.</summary>
    Failed,
}

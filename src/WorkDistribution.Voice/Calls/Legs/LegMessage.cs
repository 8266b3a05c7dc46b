using WorkDistribution.Sip.Dialogs;

namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>What is posted to a leg's mailbox.</summary>
internal abstract record LegMessage
{
    private LegMessage()
    {
    }

    /// <summary>Something for the machine.</summary>
    public sealed record Input(LegInput Value) : LegMessage;

    /// <summary>Incoming: open media and answer the offer inside, without telling the far end yet.</summary>
    public sealed record Prepare(TaskCompletionSource<LegPreparation> Done) : LegMessage;

    /// <summary>Incoming: pick up.</summary>
    public sealed record Answer : LegMessage;

    /// <summary>Outgoing: dial, with this offer.</summary>
    public sealed record Place(Func<ReadOnlyMemory<byte>, IInviteSessionObserver, IInviteSession> Dial) : LegMessage;

    /// <summary>Outgoing: a provisional response with this description (early media).</summary>
    public sealed record Progressed(ReadOnlyMemory<byte> Body) : LegMessage;

    /// <summary>Outgoing: 2xx with this body.</summary>
    public sealed record Accepted(ReadOnlyMemory<byte> Body) : LegMessage;

    /// <summary>Incoming: ACK with this body.</summary>
    public sealed record Confirmed(ReadOnlyMemory<byte> Body) : LegMessage;

    /// <summary>The far end changes its media.</summary>
    public sealed record Offered(ReadOnlyMemory<byte> Body) : LegMessage;

    /// <summary>A new limit of how long it may last.</summary>
    public sealed record Limit(TimeSpan Total) : LegMessage;

    /// <summary>Something is waiting beside the mailbox (an end, a new owner).</summary>
    public sealed record Wake : LegMessage;
}

using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.CallQueues.Control;

/// <summary>A waiting caller to be connected with a worker. Syntax has been checked; meaning (reachable, allowed caller id) is checked when it is carried out.</summary>
public sealed record DequeueOrder
{
    /// <summary>Whose.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>The call that waits.</summary>
    public required CallSid CallSid { get; init; }

    /// <summary>The worker's contact: E.164 number, sip: URI or client: identity.</summary>
    public required string To { get; init; }

    /// <summary>Caller id shown to the worker; null shows the caller's.</summary>
    public string? From { get; init; }

    /// <summary>How long the worker's phone may ring. Default 60 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Record the conversation, from the answer, a channel a side where <see cref="RecordDualChannel"/> is set.</summary>
    public bool Record { get; init; }

    /// <summary>A channel a side.</summary>
    public bool RecordDualChannel { get; init; }

    /// <summary>Told of the worker's leg (initiated, ringing, answered, completed); null for nobody.</summary>
    public StatusCallback? StatusCallback { get; init; }

    /// <summary>
    /// Asked when the worker has answered, before the caller is taken: false ends the worker's leg and the caller waits on undisturbed. Here the reservation is
    /// accepted. null: nobody is asked.
    /// </summary>
    public Func<CallSid, CancellationToken, ValueTask<bool>>? Answered { get; init; }
}

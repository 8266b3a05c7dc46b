using WorkDistribution.Core.Errors;

namespace WorkDistribution.Voice.Messages;

/// <summary>Answer to a command.</summary>
public abstract record MessageCommandOutcome
{
    private MessageCommandOutcome()
    {
    }

    /// <summary>Done; the message as it is now.</summary>
    public sealed record Done(MessageRecord Message) : MessageCommandOutcome;

    /// <summary>Refused.</summary>
    /// <param name="Error">The catalogue entry.</param>
    /// <param name="Detail">In words; null takes the catalogue's.</param>
    public sealed record Refused(ErrorCode Error, string? Detail = null) : MessageCommandOutcome;
}

using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Messages.Gateways;

namespace WorkDistribution.Voice.Messages.Outgoing;

/// <summary>What happens to a message that is sent.</summary>
internal abstract record MessageInput
{
    private MessageInput()
    {
    }

    /// <summary>It is handed over now.</summary>
    public sealed record Begin(string Gateway) : MessageInput;

    /// <summary>The gateway has taken it.</summary>
    public sealed record Taken(string? Reference) : MessageInput;

    /// <summary>The gateway has not; it is to be tried again.</summary>
    public sealed record Retry(ErrorCode Error, string Detail) : MessageInput;

    /// <summary>The gateway has not, for good.</summary>
    public sealed record Refused(ErrorCode Error, string Detail) : MessageInput;

    /// <summary>It cannot be sent at all.</summary>
    public sealed record Failed(ErrorCode Error, string Detail) : MessageInput;

    /// <summary>It is called off.</summary>
    public sealed record Cancel : MessageInput;

    /// <summary>The gateway says later what became of it.</summary>
    public sealed record Report(DeliveryReport Told) : MessageInput;
}

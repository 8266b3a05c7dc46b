using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Messages.Incoming;

/// <summary>What one number and one correspondent have between them: cookies (R1-20), and how fast they answer each other. Used by one message at a time.</summary>
internal sealed class Conversation
{
    private const int MostReplies = 15;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly Queue<DateTimeOffset> _replies = new(MostReplies);

    /// <summary>The cookies.</summary>
    public WebhookCookies Cookies { get; } = new();

    /// <summary>Counts a reply.</summary>
    /// <returns>false when there were 15 within 30 seconds: two machines answer each other, and this one stops.</returns>
    public bool TryReply(DateTimeOffset now)
    {
        while (_replies.TryPeek(out var first) && now - first >= Window)
        {
            _replies.Dequeue();
        }

        if (_replies.Count >= MostReplies)
        {
            return false;
        }

        _replies.Enqueue(now);
        return true;
    }
}

using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Messages.Incoming;

/// <summary>The conversations of the last hours: four after the last message they are forgotten, and the oldest first where there are too many. Safe from any thread.</summary>
internal sealed class Conversations(TimeProvider clock)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Idle = TimeSpan.FromHours(4);

    private readonly Lock _gate = new();
    private readonly Dictionary<(AccountSid, string, string), LinkedListNode<Entry>> _byKey = [];
    private readonly LinkedList<Entry> _byAge = [];

    /// <summary>That of a number and a correspondent.</summary>
    public Conversation Get(AccountSid account, string own, string other)
    {
        var now = clock.GetUtcNow();
        var key = (account, own, other);
        lock (_gate)
        {
            while (_byAge.First is { } oldest && (now - oldest.Value.LastUsed >= Idle || (_byAge.Count >= Most && !_byKey.ContainsKey(key))))
            {
                _byAge.Remove(oldest);
                _byKey.Remove(oldest.Value.Key);
            }

            if (_byKey.TryGetValue(key, out var node))
            {
                _byAge.Remove(node);
                node.Value = node.Value with { LastUsed = now };
            }
            else
            {
                node = new LinkedListNode<Entry>(new Entry(key, new Conversation(), now));
                _byKey[key] = node;
            }

            _byAge.AddLast(node);
            return node.Value.Conversation;
        }
    }

    private sealed record Entry((AccountSid, string, string) Key, Conversation Conversation, DateTimeOffset LastUsed);
}

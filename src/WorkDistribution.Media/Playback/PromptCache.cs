using System.Diagnostics.CodeAnalysis;

namespace WorkDistribution.Media.Playback;

/// <summary>Keeps prompts up to a number of bytes; the one not used for longest goes first. Safe from any thread.</summary>
/// <typeparam name="TKey">What a prompt is made from.</typeparam>
internal sealed class PromptCache<TKey>(long maxBytes)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private long _bytes;

    /// <summary>Bytes held.</summary>
    internal long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _bytes;
            }
        }
    }

    /// <summary>Prompts held.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    internal bool TryGet(TKey key, [NotNullWhen(true)] out PromptOutcome.Ready? prompt)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var node))
            {
                prompt = null;
                return false;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            prompt = node.Value.Prompt;
            return true;
        }
    }

    internal void Add(TKey key, PromptOutcome.Ready prompt)
    {
        var cost = CostOf(prompt.Prompt);
        lock (_gate)
        {
            if (cost > maxBytes || _entries.ContainsKey(key))
            {
                return;
            }

            _entries[key] = _byUse.AddFirst(new Entry(key, prompt, cost));
            _bytes += cost;
            while (_bytes > maxBytes && _byUse.Last is { } oldest)
            {
                _byUse.RemoveLast();
                _entries.Remove(oldest.Value.Key);
                _bytes -= oldest.Value.Cost;
            }
        }
    }

    /// <summary>Samples and both encodings, plus what the entry itself takes.</summary>
    private static long CostOf(AudioPrompt prompt) => 512 + (4L * prompt.FrameCount * AudioPrompt.FrameSamples);

    private readonly record struct Entry(TKey Key, PromptOutcome.Ready Prompt, long Cost);
}

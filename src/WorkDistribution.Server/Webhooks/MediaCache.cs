using System.Diagnostics.CodeAnalysis;

namespace WorkDistribution.Server.Webhooks;

/// <summary>Keeps decoded files within a bound of memory; what was not used for longest goes first. Safe from any thread.</summary>
internal sealed class MediaCache(long limit)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<MediaKey, LinkedListNode<(MediaKey Key, CachedMedia Media)>> _index = [];
    private readonly LinkedList<(MediaKey Key, CachedMedia Media)> _byUse = [];
    private long _bytes;

    /// <summary>Memory in use.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _bytes;
            }
        }
    }

    /// <summary>Finds a file and counts it as used.</summary>
    public bool TryGet(MediaKey key, [NotNullWhen(true)] out CachedMedia? media)
    {
        lock (_gate)
        {
            if (!_index.TryGetValue(key, out var node))
            {
                media = null;
                return false;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            media = node.Value.Media;
            return true;
        }
    }

    /// <summary>Keeps a file in place of what was there. One greater than the bound is not kept.</summary>
    public void Set(MediaKey key, CachedMedia media)
    {
        lock (_gate)
        {
            RemoveLocked(key);
            if (media.Bytes > limit)
            {
                return;
            }

            _index[key] = _byUse.AddFirst((key, media));
            _bytes += media.Bytes;
            while (_bytes > limit)
            {
                RemoveLocked(_byUse.Last!.Value.Key);
            }
        }
    }

    /// <summary>Forgets a file.</summary>
    public void Remove(MediaKey key)
    {
        lock (_gate)
        {
            RemoveLocked(key);
        }
    }

    private void RemoveLocked(MediaKey key)
    {
        if (_index.Remove(key, out var node))
        {
            _byUse.Remove(node);
            _bytes -= node.Value.Media.Bytes;
        }
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;

namespace WorkDistribution.Sip.Authentication;

/// <summary>Nonces that need no memory until they are used, and the counts of those that are.</summary>
/// <remarks>
/// <code>
/// hex( 8 bytes time issued | 8 bytes serial number | 16 bytes HMAC-SHA256(key, the first 16) )
/// </code>
/// A flood of requests without credentials therefore costs nothing. A nonce is remembered when a right password came with it, until it
/// expires; when too many are, the oldest go and everything issued before them is stale from then on, so that nothing forgotten can be replayed.
/// </remarks>
internal sealed class DigestNonces
{
    private const int Signed = 16;
    private const int Length = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Use> _used = [];
    private readonly PriorityQueue<string, long> _byAge = new();
    private readonly TimeProvider _clock;
    private readonly DigestServerOptions _options;
    private readonly byte[] _key;
    private long _serial;
    private long _floor;

    public DigestNonces(DigestServerOptions options, TimeProvider clock, ReadOnlySpan<byte> key)
    {
        _options = options;
        _clock = clock;
        _key = key.ToArray();
    }

    /// <summary>Nonces whose counts are remembered.</summary>
    public int Remembered
    {
        get
        {
            lock (_gate)
            {
                return _used.Count;
            }
        }
    }

    public string Issue()
    {
        Span<byte> nonce = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(nonce, _clock.GetUtcNow().UtcTicks);
        BinaryPrimitives.WriteInt64BigEndian(nonce[8..], Interlocked.Increment(ref _serial));
        Sign(nonce[..Signed], nonce[Signed..]);
        return Convert.ToHexStringLower(nonce);
    }

    /// <summary>Notes the use of a nonce with a count.</summary>
    /// <param name="nonce">As the client sent it.</param>
    /// <param name="count">Its nonce count; 1 for a client without qop, which so may use each nonce once.</param>
    /// <returns>false when it is not ours, old, or was used with that count.</returns>
    public bool TryUse(string nonce, uint count)
    {
        var now = _clock.GetUtcNow().UtcTicks;
        if (count == 0 || !TryReadIssued(nonce, out var issued) || issued > now || issued < now - _options.NonceLifetime.Ticks)
        {
            return false;
        }

        lock (_gate)
        {
            Forget(now);
            if (_used.TryGetValue(nonce, out var use))
            {
                return use.TryCount(count);
            }

            if (issued <= _floor)
            {
                return false;
            }

            if (_used.Count >= _options.MaxNonces && _byAge.TryDequeue(out var oldest, out var oldestIssued))
            {
                _used.Remove(oldest);
                _floor = Math.Max(_floor, oldestIssued);
                if (issued <= _floor)
                {
                    return false;
                }
            }

            use = new Use();
            _used.Add(nonce, use);
            _byAge.Enqueue(nonce, issued);
            return use.TryCount(count);
        }
    }

    private void Forget(long now)
    {
        while (_byAge.TryPeek(out var oldest, out var issued) && issued < now - _options.NonceLifetime.Ticks)
        {
            _byAge.Dequeue();
            _used.Remove(oldest);
        }
    }

    private bool TryReadIssued(string nonce, out long issued)
    {
        issued = 0;
        Span<byte> bytes = stackalloc byte[Length];
        Span<byte> expected = stackalloc byte[Length - Signed];
        if (nonce.Length != Length * 2
            || Convert.FromHexString(nonce, bytes, out _, out _) != System.Buffers.OperationStatus.Done
            || nonce.AsSpan().ContainsAnyInRange('A', 'F'))
        {
            return false;
        }

        Sign(bytes[..Signed], expected);
        issued = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return CryptographicOperations.FixedTimeEquals(bytes[Signed..], expected);
    }

    private void Sign(ReadOnlySpan<byte> text, Span<byte> signature)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, text, whole);
        whole[..signature.Length].CopyTo(signature);
    }

    /// <summary>The counts seen with one nonce: the highest and the 64 below it, so that requests that overtook each other both pass.</summary>
    private sealed class Use
    {
        private uint _highest;
        private ulong _seen;

        public bool TryCount(uint count)
        {
            if (count > _highest)
            {
                var step = count - _highest;
                _seen = step >= 64 ? 1 : (_seen << (int)step) | 1;
                _highest = count;
                return true;
            }

            var back = _highest - count;
            var bit = back >= 64 ? 0 : 1UL << (int)back;
            if (bit == 0 || (_seen & bit) != 0)
            {
                return false;
            }

            _seen |= bit;
            return true;
        }
    }
}

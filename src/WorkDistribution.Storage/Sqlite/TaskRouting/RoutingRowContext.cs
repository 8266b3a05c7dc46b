using System.Buffers.Binary;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>What all rows of one reading share: the workspace, and one text for each identifier that many rows name (queues, channels, workers), which halves what half a million tasks take.</summary>
internal sealed class RoutingRowContext(long number, WorkspaceSid workspace)
{
    private readonly Dictionary<UInt128, string> _known = [];

    /// <summary>The workspace's number.</summary>
    public long Number => number;

    public WorkspaceSid Workspace => workspace;

    /// <summary>An identifier that many rows name.</summary>
    public string Shared(string prefix, ReadOnlySpan<byte> bytes)
    {
        var key = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        if (!_known.TryGetValue(key, out var sid) || !sid.StartsWith(prefix, StringComparison.Ordinal))
        {
            _known[key] = sid = SidBytes.Read(prefix, bytes);
        }

        return sid;
    }
}

using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.Storage.Sqlite.TaskRouting;

/// <summary>
/// The compact form of an event's data and actor, about a third of its JSON: known names are one byte, identifiers 18, numbers a few, and what has a column of its own nothing.
/// <code>
/// pair = name value
/// name = known index (1 byte), or 0 length text
/// value = varint(kind + 4 * length): 0 text, 1 identifier (2 letters and 16 bytes), 2 number (varint follows), 3 the column of that name
/// </code>
/// </summary>
internal static class EventDetail
{
    /// <summary>Names that begin with a point are not of the wire's data.</summary>
    public const char Hidden = '.';

    // The index is on disk: names are only ever added at the end, 254 of them at most.
    private static readonly string[] Names =
    [
        "", "workspace_sid", "workspace_name", "task_sid", "task_attributes", "task_age", "task_priority", "task_assignment_status", "task_date_created", "task_version",
        "task_channel_sid", "task_channel_unique_name", "task_queue_entered_date", "task_virtual_start_time", "task_canceled_reason", "task_completed_reason",
        "task_queue_sid", "task_queue_name", "task_queue_target_expression", "workflow_sid", "workflow_name",
        "reservation_sid", "reservation_status", "reservation_version",
        "worker_sid", "worker_name", "worker_attributes", "worker_activity_sid", "worker_activity_name", "worker_version",
        "worker_channel_sid", "worker_channel_available", "worker_channel_capacity", "worker_channel_available_capacity", "worker_channel_task_count",
        "activity_sid", "activity_name", "activity_available",
        "worker_previous_activity_sid", "worker_previous_activity_name", "worker_time_in_previous_activity", "worker_time_in_previous_activity_ms",
        "workflow_filter_name", "workflow_filter_expression", "workflow_filter_target_expression", "previous_task_queue_sid", "previous_task_queue_name", "previous_task_priority",
        ".actor_type", ".actor_sid", ".source", ".source_ip_address", ".task_date_created", ".task_queue_entered_date", ".reservation_date_accepted",
        "task_given",
    ];

    private static readonly FrozenDictionary<string, byte> Indexes = Names.Select(static (name, index) => (name, index)).Skip(1).ToFrozenDictionary(static pair => pair.name, static pair => (byte)pair.index, StringComparer.Ordinal);

    /// <summary>Writes pairs; for those whose name and value a column has, the column stands.</summary>
    public static void Write(EventData pairs, in EventColumns columns, ArrayBufferWriter<byte> to)
    {
        Span<byte> sid = stackalloc byte[SidBytes.Length];
        for (var i = 0; i < pairs.Count; i++)
        {
            var (name, value) = pairs[i];
            WriteName(name, to);
            if (string.Equals(columns.Of(name), value, StringComparison.Ordinal))
            {
                WriteNumber(3, to);
            }
            else if (value.Length is > 0 and < 19 && value[0] is (>= '1' and <= '9') && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                WriteNumber(2, to);
                WriteNumber((ulong)number, to);
            }
            else if (SidBytes.TryWrite(value, sid) && Ascii.IsValid(value.AsSpan(0, 2)))
            {
                WriteNumber(1, to);
                var span = to.GetSpan(2);
                (span[0], span[1]) = ((byte)value[0], (byte)value[1]);
                to.Advance(2);
                to.Write(sid);
            }
            else
            {
                WriteText(value, kindBits: 2, to);
            }
        }
    }

    /// <summary>Reads pairs that were written.</summary>
    public static void Read(ReadOnlySpan<byte> from, in EventColumns columns, EventData to)
    {
        while (!from.IsEmpty)
        {
            var index = from[0];
            from = from[1..];
            var name = index == 0 ? Encoding.UTF8.GetString(Take(ref from, (int)ReadNumber(ref from))) : Names[index];
            var head = ReadNumber(ref from);
            to.Add(name, (head & 3) switch
            {
                0 => Encoding.UTF8.GetString(Take(ref from, (int)(head >> 2))),
                1 => SidBytes.Read(Encoding.ASCII.GetString(Take(ref from, 2)), Take(ref from, SidBytes.Length)),
                2 => ReadNumber(ref from).ToString(CultureInfo.InvariantCulture),
                _ => columns.Of(name),
            });
        }
    }

    private static void WriteName(string name, ArrayBufferWriter<byte> to)
    {
        var known = Indexes.TryGetValue(name, out var index);
        to.GetSpan(1)[0] = index;
        to.Advance(1);
        if (!known)
        {
            WriteText(name, kindBits: 0, to);
        }
    }

    private static void WriteText(string text, int kindBits, ArrayBufferWriter<byte> to)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        WriteNumber((ulong)length << kindBits, to);
        Encoding.UTF8.GetBytes(text, to.GetSpan(length));
        to.Advance(length);
    }

    private static void WriteNumber(ulong number, ArrayBufferWriter<byte> to)
    {
        var span = to.GetSpan(10);
        var length = 0;
        for (; number > 127; number >>= 7)
        {
            span[length++] = (byte)(number | 128);
        }

        span[length++] = (byte)number;
        to.Advance(length);
    }

    private static ulong ReadNumber(ref ReadOnlySpan<byte> from)
    {
        ulong number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = from[0];
            from = from[1..];
            number |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return number;
            }
        }
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> from, int length)
    {
        var taken = from[..length];
        from = from[length..];
        return taken;
    }
}

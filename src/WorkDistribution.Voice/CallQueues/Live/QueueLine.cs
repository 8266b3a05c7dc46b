using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.CallQueues.Live;

/// <summary>Those who wait, in order of arrival: places by binary search, the average without a walk. One owner.</summary>
internal sealed class QueueLine
{
    private readonly List<QueueMember> _members = [];
    private readonly Dictionary<CallSid, QueueMember> _byCall = [];
    private long _lastTicket;
    private Int128 _sumOfArrivals;

    /// <summary>How many wait.</summary>
    public int Count => _members.Count;

    /// <summary>Whether it stands in the line.</summary>
    public bool Contains(QueueMember member) => _byCall.GetValueOrDefault(member.CallSid) == member;

    /// <summary>Takes one in: at the end, or where its ticket says when it had a place before.</summary>
    public void Add(QueueMember member)
    {
        if (member.Ticket == 0)
        {
            member.Ticket = ++_lastTicket;
        }

        _members.Insert(~IndexOf(member.Ticket), member);
        _byCall[member.CallSid] = member;
        _sumOfArrivals += member.EnqueuedAt.UtcTicks;
    }

    /// <summary>Takes one out; nothing happens when it does not stand there.</summary>
    public void Remove(QueueMember member)
    {
        if (Contains(member))
        {
            _members.RemoveAt(IndexOf(member.Ticket));
            _byCall.Remove(member.CallSid);
            _sumOfArrivals -= member.EnqueuedAt.UtcTicks;
        }
    }

    /// <summary>The member of a call, or the front; null when there is none.</summary>
    public QueueMember? Find(CallSid? callSid) =>
        callSid is { } sid ? _byCall.GetValueOrDefault(sid) : _members.Count > 0 ? _members[0] : null;

    /// <summary>Its place, from 1; where it would stand, when it does not stand there.</summary>
    public int PositionOf(QueueMember member)
    {
        var index = IndexOf(member.Ticket);
        return (index < 0 ? ~index : index) + 1;
    }

    /// <summary>Some of them, front first, beginning behind a ticket.</summary>
    public ImmutableArray<QueueMember> Behind(long ticket, int skip, int count)
    {
        var from = IndexOf(ticket);
        from = Math.Min((from < 0 ? ~from : from + 1) + skip, _members.Count);
        return [.. _members.GetRange(from, Math.Min(count, _members.Count - from))];
    }

    /// <summary>How long they have waited on average; zero when nobody waits.</summary>
    public TimeSpan AverageWait(DateTimeOffset now) =>
        _members.Count == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Max(0, now.UtcTicks - (long)(_sumOfArrivals / _members.Count)));

    private int IndexOf(long ticket)
    {
        var (low, high) = (0, _members.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = _members[middle].Ticket.CompareTo(ticket);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}

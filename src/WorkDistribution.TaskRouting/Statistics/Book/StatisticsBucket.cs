namespace WorkDistribution.TaskRouting.Statistics.Book;

/// <summary>Figures of one key within a minute, or of several added up. Adding is all that ever happens to them, so their order does not matter. Not safe across threads.</summary>
public sealed class StatisticsBucket
{
    private static readonly int Counters = Enum.GetValues<StatisticsCounter>().Length;

    private readonly int[] _counts = new int[Counters];
    private readonly Dictionary<int, (int Accepted, int Canceled)> _waits = [];
    private readonly Dictionary<string, int> _preferences = new(StringComparer.Ordinal);

    /// <summary>From creation to acceptance.</summary>
    public DurationSum UntilAccepted { get; private set; }

    /// <summary>From creation to cancellation.</summary>
    public DurationSum UntilCanceled { get; private set; }

    /// <summary>From entering the queue to acceptance.</summary>
    public DurationSum InQueueUntilAccepted { get; private set; }

    /// <summary>From acceptance to completion.</summary>
    public DurationSum Work { get; private set; }

    /// <summary>Accepted and cancelled tasks by the whole seconds they had waited: what splits by wait time are reckoned from.</summary>
    public IReadOnlyDictionary<int, (int Accepted, int Canceled)> Waits => _waits;

    /// <summary>Accepted reservations by preference level; those without one are not in it.</summary>
    public IReadOnlyDictionary<string, int> Preferences => _preferences;

    /// <summary>How many of something.</summary>
    public int this[StatisticsCounter counter] => _counts[(int)counter];

    /// <summary>Counts one.</summary>
    public void Count(StatisticsCounter counter) => _counts[(int)counter]++;

    /// <summary>Counts an accepted reservation.</summary>
    /// <param name="waited">Seconds since the task was created; null: not known.</param>
    /// <param name="waitedInQueue">Seconds since it entered the queue; null: not known.</param>
    /// <param name="preference">Preference level of the target; null: none.</param>
    public void Accepted(int? waited, int? waitedInQueue, string? preference)
    {
        Count(StatisticsCounter.ReservationsAccepted);
        if (waited is { } seconds)
        {
            UntilAccepted = UntilAccepted.With(seconds);
            AddWaits(seconds, accepted: 1, canceled: 0);
        }

        if (waitedInQueue is { } inQueue)
        {
            InQueueUntilAccepted = InQueueUntilAccepted.With(inQueue);
        }

        if (preference is not null)
        {
            AddPreference(preference, 1);
        }
    }

    /// <summary>Counts a cancelled task.</summary>
    /// <param name="waited">Seconds since it was created; null: not known.</param>
    public void Canceled(int? waited)
    {
        Count(StatisticsCounter.TasksCanceled);
        if (waited is { } seconds)
        {
            UntilCanceled = UntilCanceled.With(seconds);
            AddWaits(seconds, accepted: 0, canceled: 1);
        }
    }

    /// <summary>Counts a completed reservation.</summary>
    /// <param name="worked">Seconds since it was accepted; null: not known.</param>
    public void Completed(int? worked)
    {
        Count(StatisticsCounter.ReservationsCompleted);
        if (worked is { } seconds)
        {
            Work = Work.With(seconds);
        }
    }

    /// <summary>Adds another's figures.</summary>
    public void Add(StatisticsBucket other)
    {
        for (var i = 0; i < Counters; i++)
        {
            _counts[i] += other._counts[i];
        }

        UntilAccepted = UntilAccepted.With(other.UntilAccepted);
        UntilCanceled = UntilCanceled.With(other.UntilCanceled);
        InQueueUntilAccepted = InQueueUntilAccepted.With(other.InQueueUntilAccepted);
        Work = Work.With(other.Work);
        foreach (var (seconds, waits) in other._waits)
        {
            AddWaits(seconds, waits.Accepted, waits.Canceled);
        }

        foreach (var (level, accepted) in other._preferences)
        {
            AddPreference(level, accepted);
        }
    }

    /// <summary>As bytes, for a store.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream(64);
        using var writer = new BinaryWriter(stream);
        writer.Write7BitEncodedInt(Counters);
        foreach (var count in _counts)
        {
            writer.Write7BitEncodedInt(count);
        }

        foreach (var sum in (ReadOnlySpan<DurationSum>)[UntilAccepted, UntilCanceled, InQueueUntilAccepted, Work])
        {
            writer.Write7BitEncodedInt(sum.Count);
            if (sum.Count > 0)
            {
                writer.Write7BitEncodedInt64(sum.Total);
                writer.Write7BitEncodedInt64(sum.Minimum);
                writer.Write7BitEncodedInt64(sum.Maximum);
            }
        }

        writer.Write7BitEncodedInt(_waits.Count);
        foreach (var (seconds, (accepted, canceled)) in _waits)
        {
            writer.Write7BitEncodedInt(seconds);
            writer.Write7BitEncodedInt(accepted);
            writer.Write7BitEncodedInt(canceled);
        }

        writer.Write7BitEncodedInt(_preferences.Count);
        foreach (var (level, accepted) in _preferences)
        {
            writer.Write(level);
            writer.Write7BitEncodedInt(accepted);
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>From bytes that <see cref="ToBytes"/> made.</summary>
    public static StatisticsBucket FromBytes(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var bucket = new StatisticsBucket();
        var counters = reader.Read7BitEncodedInt();
        for (var i = 0; i < counters; i++)
        {
            bucket._counts[i] = reader.Read7BitEncodedInt();
        }

        bucket.UntilAccepted = Sum();
        bucket.UntilCanceled = Sum();
        bucket.InQueueUntilAccepted = Sum();
        bucket.Work = Sum();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            bucket.AddWaits(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        }

        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            bucket.AddPreference(reader.ReadString(), reader.Read7BitEncodedInt());
        }

        return bucket;

        DurationSum Sum() => reader.Read7BitEncodedInt() is var count and > 0
            ? new DurationSum(count, reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64())
            : default;
    }

    private void AddWaits(int seconds, int accepted, int canceled)
    {
        var before = _waits.GetValueOrDefault(seconds);
        _waits[seconds] = (before.Accepted + accepted, before.Canceled + canceled);
    }

    private void AddPreference(string level, int accepted) => _preferences[level] = _preferences.GetValueOrDefault(level) + accepted;
}

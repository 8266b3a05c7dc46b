namespace WorkDistribution.TaskRouting.Expressions;

/// <summary>Lets documents with the same attribute names share the strings. Bounded: a fixed number of places, the newest name of a place wins, so that odd names of one tenant cost others nothing but sharing.</summary>
/// <remarks>Safe from any thread: a place is one reference, and a lost write only costs a copy.</remarks>
internal static class AttributeNamePool
{
    private const int Places = 4096;
    private const int LongestShared = 64;

    private static readonly string?[] Names = new string?[Places];

    /// <summary>The shared string of these characters.</summary>
    public static string Share(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestShared)
        {
            return name.ToString();
        }

        ref var place = ref Names[string.GetHashCode(name, StringComparison.Ordinal) & (Places - 1)];
        var known = Volatile.Read(ref place);
        if (known is not null && name.SequenceEqual(known))
        {
            return known;
        }

        var added = name.ToString();
        Volatile.Write(ref place, added);
        return added;
    }
}

using WorkDistribution.Core.Errors;

namespace WorkDistribution.Voice.Conferences;

/// <summary>Answer to a command about a conference or one of its participants.</summary>
/// <typeparam name="T">What it is about.</typeparam>
public abstract record ConferenceOutcome<T>
    where T : class
{
    private ConferenceOutcome()
    {
    }

    /// <summary>Done; how it is now.</summary>
    public sealed record Done(T Value) : ConferenceOutcome<T>;

    /// <summary>Refused.</summary>
    /// <param name="Error">The catalogue entry.</param>
    /// <param name="Detail">In words; null takes the catalogue's.</param>
    public sealed record Refused(ErrorCode Error, string? Detail = null) : ConferenceOutcome<T>;
}

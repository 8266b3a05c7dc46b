using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Calls.Instructions;

/// <summary>Why documents run no more.</summary>
internal abstract record RunEnd
{
    private RunEnd()
    {
    }

    /// <summary>The last verb of the last document has ended.</summary>
    public sealed record Finished : RunEnd;

    /// <summary>The call is to be ended.</summary>
    public sealed record HangUp(LegEndRequest Request) : RunEnd;

    /// <summary>The call is over.</summary>
    public sealed record Gone : RunEnd;
}

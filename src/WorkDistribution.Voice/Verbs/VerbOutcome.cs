using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Verbs;

/// <summary>What follows a verb.</summary>
internal abstract record VerbOutcome
{
    private VerbOutcome()
    {
    }

    /// <summary>The next verb of the document.</summary>
    public sealed record Next : VerbOutcome
    {
        /// <summary>The only one.</summary>
        public static Next Verb { get; } = new();
    }

    /// <summary>Another document.</summary>
    public sealed record Go(DocumentAddress Address) : VerbOutcome;

    /// <summary>The end of a wait in a queue.</summary>
    public sealed record Leave : VerbOutcome
    {
        /// <summary>The only one.</summary>
        public static Leave Queue { get; } = new();
    }

    /// <summary>The end of the call.</summary>
    public sealed record End(LegEndRequest Request) : VerbOutcome;
}

using System.Collections.Immutable;

namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>One step of a leg's machine.</summary>
/// <param name="State">The state after it.</param>
/// <param name="Effects">What to do, in order.</param>
internal sealed record LegStep(LegState State, ImmutableArray<LegEffect> Effects);

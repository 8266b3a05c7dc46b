using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Voice.Verbs.Dialing;

/// <summary>What became of connecting the caller with the one who answered.</summary>
/// <param name="Connected">Whether they were.</param>
/// <param name="Recording">Of it; null for none.</param>
/// <param name="Next">What follows in place of the Dial's own rule; null for that.</param>
internal sealed record DialConnection(bool Connected, ActiveRecording? Recording, VerbOutcome? Next = null);

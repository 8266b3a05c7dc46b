namespace WorkDistribution.Media.Recording;

/// <summary>What became of a recording.</summary>
/// <param name="Reason">Why it ended.</param>
/// <param name="Duration">Length of the audio kept, after trimming.</param>
/// <param name="Bytes">Size of the file; 0 when there is none.</param>
/// <param name="FinishKey">The key that ended it; null otherwise.</param>
/// <param name="Error">What went wrong, in words, when <see cref="RecordingEndReason.Failed"/>.</param>
public sealed record RecordingResult(RecordingEndReason Reason, TimeSpan Duration, long Bytes, char? FinishKey = null, string? Error = null);

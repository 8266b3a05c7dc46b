using WorkDistribution.Core.Errors;

namespace WorkDistribution.Voice.Streams;

/// <summary>What went wrong with a stream.</summary>
/// <param name="Error">The catalogue entry.</param>
/// <param name="Detail">In words.</param>
public sealed record StreamFault(ErrorCode Error, string Detail);

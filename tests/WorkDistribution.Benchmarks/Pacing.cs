namespace WorkDistribution.Benchmarks;

/// <summary>How evenly packets came.</summary>
/// <param name="Packets">Packets counted.</param>
/// <param name="Streams">Sources seen.</param>
/// <param name="OnTimePercent">Share of the gaps between two packets of a source within 5 ms of 20 ms.</param>
/// <param name="WorstMs">The largest distance from 20 ms.</param>
internal sealed record Pacing(long Packets, int Streams, double OnTimePercent, double WorstMs);

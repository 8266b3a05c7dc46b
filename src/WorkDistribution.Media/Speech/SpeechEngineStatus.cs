namespace WorkDistribution.Media.Speech;

/// <summary>State of one engine or codec library found (or not) at start.</summary>
/// <param name="Name">espeak-ng, flite, libmpg123.</param>
/// <param name="IsAvailable">Whether it can be used.</param>
/// <param name="Detail">Version, or the Debian package that brings it.</param>
public sealed record SpeechEngineStatus(string Name, bool IsAvailable, string Detail);

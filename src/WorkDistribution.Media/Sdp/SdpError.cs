namespace WorkDistribution.Media.Sdp;

/// <summary>What is wrong with a session description, and where.</summary>
/// <param name="Fault">The kind.</param>
/// <param name="Offset">Byte offset of the line.</param>
internal readonly record struct SdpError(SdpFault Fault, int Offset)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"SDP cannot be read: {Fault} at byte {Offset}");
}

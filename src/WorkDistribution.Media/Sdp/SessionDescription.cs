namespace WorkDistribution.Media.Sdp;

/// <summary>What we use of a session description (RFC 8866); lines of other kinds are skipped.</summary>
internal sealed record SessionDescription
{
    /// <summary>The origin line's value as written; empty when there is none.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The session's connection line; null when each stream has its own.</summary>
    public SdpConnection? Connection { get; init; }

    /// <summary>Attributes before the first stream.</summary>
    public IReadOnlyList<SdpAttribute> Attributes { get; init; } = [];

    /// <summary>The streams in order.</summary>
    public IReadOnlyList<SdpMedia> Media { get; init; } = [];

    /// <summary>The direction of a stream: its own attribute, else the session's, else both ways.</summary>
    public SdpDirection DirectionOf(SdpMedia media) =>
        FindDirection(media.Attributes) ?? FindDirection(Attributes) ?? SdpDirection.SendReceive;

    /// <summary>The connection that holds for a stream; null when there is none.</summary>
    public SdpConnection? ConnectionOf(SdpMedia media) => media.Connection ?? Connection;

    private static SdpDirection? FindDirection(IReadOnlyList<SdpAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            SdpDirection? direction = attribute.Name.ToLowerInvariant() switch
            {
                "sendrecv" => SdpDirection.SendReceive,
                "sendonly" => SdpDirection.SendOnly,
                "recvonly" => SdpDirection.ReceiveOnly,
                "inactive" => SdpDirection.Inactive,
                _ => null,
            };
            if (direction is not null)
            {
                return direction;
            }
        }

        return null;
    }
}

namespace WorkDistribution.Media.Sdp;

/// <summary>One media description with the attributes that follow it.</summary>
internal sealed record SdpMedia
{
    /// <summary>audio, video, image, ...</summary>
    public required string Kind { get; init; }

    /// <summary>The port; 0 means that the stream is refused or ended.</summary>
    public required int Port { get; init; }

    /// <summary>RTP/AVP and the like.</summary>
    public required string Protocol { get; init; }

    /// <summary>The formats as written, in the order of preference.</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    /// <summary>The stream's own connection line; null when the session's holds.</summary>
    public SdpConnection? Connection { get; init; }

    /// <summary>The attributes in order.</summary>
    public IReadOnlyList<SdpAttribute> Attributes { get; init; } = [];

    /// <summary>The first value of an attribute; null when it is not there.</summary>
    public string? Find(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Is(name))
            {
                return attribute.Value;
            }
        }

        return null;
    }

    /// <summary>The encoding name and clock rate of a format, by its rtpmap or the fixed table (RFC 3551): "PCMU/8000".</summary>
    public string EncodingOf(string format)
    {
        foreach (var attribute in Attributes)
        {
            if (!attribute.Is("rtpmap"))
            {
                continue;
            }

            var space = attribute.Value.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0 && attribute.Value.AsSpan(0, space).SequenceEqual(format))
            {
                return attribute.Value[(space + 1)..].Trim();
            }
        }

        return format switch { "0" => "PCMU/8000", "8" => "PCMA/8000", _ => "" };
    }
}

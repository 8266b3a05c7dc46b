namespace WorkDistribution.Media.Sdp;

/// <summary>A description while it is read: what follows a media line belongs to that stream.</summary>
internal sealed class SdpDraft
{
    private readonly List<SdpAttribute> _sessionAttributes = [];
    private readonly List<SdpMedia> _media = [];
    private List<SdpAttribute> _attributes;
    private SdpConnection? _sessionConnection;

    /// <summary>Begins with the session's part.</summary>
    public SdpDraft() => _attributes = _sessionAttributes;

    /// <summary>The origin line.</summary>
    public string Origin { get; set; } = "";

    /// <summary>Adds an attribute to the part being read.</summary>
    public void Add(SdpAttribute attribute) => _attributes.Add(attribute);

    /// <summary>Adds a connection line to the part being read; of several (multicast) the first holds.</summary>
    public void Add(SdpConnection connection)
    {
        if (_media.Count == 0)
        {
            _sessionConnection ??= connection;
        }
        else
        {
            _media[^1] = _media[^1] with { Connection = _media[^1].Connection ?? connection };
        }
    }

    /// <summary>Begins a stream.</summary>
    /// <returns>false when there are too many.</returns>
    public bool TryAdd(SdpMedia media)
    {
        _attributes = [];
        _media.Add(media with { Attributes = _attributes });
        return _media.Count <= SdpParser.MaxMedia;
    }

    /// <summary>What was read.</summary>
    public SessionDescription Build() =>
        new() { Origin = Origin, Connection = _sessionConnection, Attributes = _sessionAttributes, Media = _media };
}

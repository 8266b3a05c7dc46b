namespace WorkDistribution.Media.Sdp;

/// <summary>Why a session description could not be read.</summary>
internal enum SdpFault
{
    /// <summary>It could be read.</summary>
    None,

    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It is longer than <see cref="SdpParser.MaxLength"/>.</summary>
    TooLong,

    /// <summary>More lines than <see cref="SdpParser.MaxLines"/>.</summary>
    TooManyLines,

    /// <summary>More streams than <see cref="SdpParser.MaxMedia"/>.</summary>
    TooManyStreams,

    /// <summary>It does not begin with v=0.</summary>
    Version,

    /// <summary>A line that is not "letter=value".</summary>
    Line,

    /// <summary>A connection line that cannot be read.</summary>
    Connection,

    /// <summary>A media line that cannot be read.</summary>
    Media,
}

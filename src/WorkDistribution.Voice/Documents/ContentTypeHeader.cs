namespace WorkDistribution.Voice.Documents;

/// <summary>A Content-Type as sent, taken apart.</summary>
/// <param name="MediaType">Type and subtype in lower case; empty when none was sent.</param>
/// <param name="Charset">The charset parameter without quotes; empty when there is none.</param>
internal readonly record struct ContentTypeHeader(string MediaType, string Charset)
{
    /// <summary>Whether it is one of the types that XML is sent as.</summary>
    public bool IsXml => MediaType is "text/xml" or "application/xml" || (MediaType.StartsWith("application/", StringComparison.Ordinal) && MediaType.EndsWith("+xml", StringComparison.Ordinal) && !IsHtml);

    /// <summary>Whether it is a web page's.</summary>
    public bool IsHtml => MediaType is "text/html" or "application/xhtml+xml";

    /// <summary>Whether it is audio.</summary>
    public bool IsAudio => MediaType.StartsWith("audio/", StringComparison.Ordinal);

    /// <summary>Whether it is a picture, sound or film.</summary>
    public bool IsMedia => IsAudio || MediaType.StartsWith("image/", StringComparison.Ordinal) || MediaType.StartsWith("video/", StringComparison.Ordinal);

    /// <summary>Takes a header value apart; what is malformed in it is ignored.</summary>
    public static ContentTypeHeader Parse(string value)
    {
        var rest = value.AsSpan();
        var end = rest.IndexOf(';');
        var mediaType = (end < 0 ? rest : rest[..end]).Trim().ToString().ToLowerInvariant();
        var charset = "";
        while (end >= 0)
        {
            rest = rest[(end + 1)..];
            end = rest.IndexOf(';');
            var parameter = (end < 0 ? rest : rest[..end]).Trim();
            if (parameter.StartsWith("charset=", StringComparison.OrdinalIgnoreCase))
            {
                charset = parameter["charset=".Length..].Trim().Trim('"').Trim('\'').ToString();
            }
        }

        return new ContentTypeHeader(mediaType, charset);
    }
}

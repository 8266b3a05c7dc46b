namespace WorkDistribution.Voice.Messages;

/// <summary>A piece of media as it is given to be sent or comes in.</summary>
/// <param name="ContentType">Its MIME type; empty where nobody said.</param>
/// <param name="Url">Where it lies; null when the bytes are given.</param>
/// <param name="Content">The bytes; empty when it lies elsewhere.</param>
public sealed record MessageAttachment(string ContentType, string? Url, ReadOnlyMemory<byte> Content)
{
    /// <summary>One that lies elsewhere.</summary>
    public static MessageAttachment At(string url) => new("", url, default);
}

using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Messages;

/// <summary>One piece of media of a message: the Media resource. It lies elsewhere at an address, or is kept here.</summary>
public sealed record MessageMedia
{
    /// <summary>The resource.</summary>
    public required MediaSid Sid { get; init; }

    /// <summary>Its account.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>Its message.</summary>
    public required MessageSid MessageSid { get; init; }

    /// <summary>Its MIME type; empty where nobody said.</summary>
    public required string ContentType { get; init; }

    /// <summary>Where it lies; null when it is kept here.</summary>
    public string? Url { get; init; }

    /// <summary>When the resource was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}

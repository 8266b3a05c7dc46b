using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Numbers;

/// <summary>A number that calls can come in on.</summary>
public sealed record IncomingPhoneNumber
{
    /// <summary>The resource.</summary>
    public required PhoneNumberSid Sid { get; init; }

    /// <summary>Its account.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>E.164 with plus sign, or a short code of digits. Unique in the whole server.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>A name for people; default the number.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>What happens to calls.</summary>
    public VoiceSettings Voice { get; init; } = new();

    /// <summary>Kept for the wire: address for messages.</summary>
    public string? SmsUrl { get; init; }

    /// <summary>Kept for the wire.</summary>
    public string SmsMethod { get; init; } = "POST";

    /// <summary>Kept for the wire.</summary>
    public string? SmsFallbackUrl { get; init; }

    /// <summary>Kept for the wire.</summary>
    public string SmsFallbackMethod { get; init; } = "POST";

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}

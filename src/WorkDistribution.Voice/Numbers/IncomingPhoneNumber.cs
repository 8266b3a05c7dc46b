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

    /// <summary>The application that messages to it are for; null keeps them and asks nobody.</summary>
    public string? SmsUrl { get; init; }

    /// <summary>How it is asked: GET or POST.</summary>
    public string SmsMethod { get; init; } = "POST";

    /// <summary>Asked when the first fails.</summary>
    public string? SmsFallbackUrl { get; init; }

    /// <summary>How that is asked.</summary>
    public string SmsFallbackMethod { get; init; } = "POST";

    /// <summary>An application whose addresses for messages are used instead of these; null for none.</summary>
    public ApplicationSid? SmsApplicationSid { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}

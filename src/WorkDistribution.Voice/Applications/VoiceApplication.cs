using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Voice.Applications;

/// <summary>A named set of addresses: the Application resource.</summary>
public sealed record VoiceApplication
{
    /// <summary>The resource.</summary>
    public required ApplicationSid Sid { get; init; }

    /// <summary>Its account.</summary>
    public required AccountSid AccountSid { get; init; }

    /// <summary>A name for people.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>What happens to calls.</summary>
    public VoiceSettings Voice { get; init; } = new();

    /// <summary>Who is asked what to do with messages; null for nobody.</summary>
    public string? SmsUrl { get; init; }

    /// <summary>How: GET or POST.</summary>
    public string SmsMethod { get; init; } = "POST";

    /// <summary>Asked when the first fails.</summary>
    public string? SmsFallbackUrl { get; init; }

    /// <summary>How that is asked.</summary>
    public string SmsFallbackMethod { get; init; } = "POST";

    /// <summary>The older name of <see cref="MessageStatusCallback"/>, which comes before it.</summary>
    public string? SmsStatusCallback { get; init; }

    /// <summary>Told of the course of messages that are sent for this application.</summary>
    public string? MessageStatusCallback { get; init; }

    /// <summary>Whether other accounts may dial it.</summary>
    public bool PublicApplicationConnectEnabled { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset DateUpdated { get; init; }
}

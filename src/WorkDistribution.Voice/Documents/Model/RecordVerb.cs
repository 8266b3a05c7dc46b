using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Records what the caller says.</summary>
public sealed record RecordVerb : Verb
{
    /// <summary>Asked with the recording's address; null takes the current document's address.</summary>
    public string? Action { get; init; }

    /// <summary>How it is asked.</summary>
    public WebhookMethod Method { get; init; } = WebhookMethod.Post;

    /// <summary>Silence that ends it. Default 5 s; zero for none.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Keys that end it. Default every key.</summary>
    public string FinishOnKey { get; init; } = "1234567890*#";

    /// <summary>Longest recording. Default an hour.</summary>
    public TimeSpan MaxLength { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Beep first. Default true.</summary>
    public bool PlayBeep { get; init; } = true;

    /// <summary>Cut silence at both ends. Default true.</summary>
    public bool Trim { get; init; } = true;

    /// <summary>Make text of it. Default false; an address to tell it to means true.</summary>
    public bool Transcribe { get; init; }

    /// <summary>Told of the text; null for nobody.</summary>
    public string? TranscribeCallback { get; init; }

    /// <summary>Told when the recording is ready; null for nobody.</summary>
    public string? RecordingStatusCallback { get; init; }

    /// <summary>How that is told.</summary>
    public WebhookMethod RecordingStatusCallbackMethod { get; init; } = WebhookMethod.Post;

    /// <summary>in-progress, completed, absent, failed; default completed.</summary>
    public ImmutableArray<string> RecordingStatusCallbackEvents { get; init; } = ["completed"];
}

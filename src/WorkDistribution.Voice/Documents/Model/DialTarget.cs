using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls.MachineDetection;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>One noun of Dial: whom to ring.</summary>
public abstract record DialTarget
{
    /// <summary>Line of the element; 0 for text directly inside Dial.</summary>
    public int Line { get; init; }

    /// <summary>Column of the element.</summary>
    public int Column { get; init; }

    /// <summary>Whisper document run on the answering leg before it is connected; null for none.</summary>
    public string? Url { get; init; }

    /// <summary>How it is asked.</summary>
    public WebhookMethod Method { get; init; } = WebhookMethod.Post;

    /// <summary>Whether a human or a machine answers is found out beside the conversation; null for not.</summary>
    public MachineDetectionOrder? MachineDetection { get; init; }

    /// <summary>Told of this leg's course; null for nobody.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>How that is told.</summary>
    public WebhookMethod StatusCallbackMethod { get; init; } = WebhookMethod.Post;

    /// <summary>initiated, ringing, answered, completed; empty means completed only.</summary>
    public ImmutableArray<string> StatusCallbackEvents { get; init; } = [];
}

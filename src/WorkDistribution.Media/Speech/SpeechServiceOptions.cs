namespace WorkDistribution.Media.Speech;

/// <summary>A service that speaks or listens over HTTP by the OpenAI-style endpoints. It is the operator's own choice: its address may lie in the local network.</summary>
public sealed record SpeechServiceOptions
{
    /// <summary>Base address, with or without /v1 at its end.</summary>
    public required Uri Url { get; init; }

    /// <summary>Sent as a bearer token; empty for none.</summary>
    public string Key { get; init; } = "";

    /// <summary>The model's name; empty takes whisper-1 for listening, tts-1 for speaking.</summary>
    public string Model { get; init; } = "";

    /// <summary>The service's voice for a woman. Default nova.</summary>
    public string FemaleVoice { get; init; } = "nova";

    /// <summary>The service's voice for a man. Default onyx.</summary>
    public string MaleVoice { get; init; } = "onyx";

    /// <summary>Requests at once. Default 16.</summary>
    public int Parallelism { get; init; } = 16;

    /// <summary>Longest request. Default 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}

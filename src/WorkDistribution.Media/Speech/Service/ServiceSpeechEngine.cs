using System.Net.Http.Json;
using WorkDistribution.Media.Playback;

namespace WorkDistribution.Media.Speech.Service;

/// <summary>Speaks by <c>POST /v1/audio/speech</c>: text in, a WAV file back. Any language; pitch is left as the voice is.</summary>
internal sealed class ServiceSpeechEngine(SpeechServiceClient client) : ISpeechEngine
{
    /// <inheritdoc/>
    public SpeechEngineStatus Status { get; } = new("speech service", true, client.Shown);

    /// <inheritdoc/>
    public bool Speaks(string language) => true;

    /// <inheritdoc/>
    public async Task<AudioDecoding> SpeakAsync(string text, SpeechStyle style, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["model"] = client.Model,
            ["input"] = text,
            ["voice"] = style.Gender == VoiceGender.Male ? client.Options.MaleVoice : client.Options.FemaleVoice,
            ["response_format"] = "wav",
            ["speed"] = Math.Round(Math.Clamp(style.Rate, 0.25, 4), 2),
        });
        var answer = await client.PostAsync("audio/speech", content, cancellationToken);
        return answer.Problem is { } problem
            ? new AudioDecoding.Failed(PromptFailure.EngineFailed, problem)
            : AudioDecoder.Decode(answer.Body, answer.ContentType, cancellationToken);
    }
}

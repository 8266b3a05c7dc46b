using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text.Json;
using WorkDistribution.Media.Codecs;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Speech.Recognition;

namespace WorkDistribution.Media.Speech.Service;

/// <summary>Listens by <c>POST /v1/audio/transcriptions</c>: a WAV file of 16 kHz (some servers take no other) in a form, JSON back. Any language; hints go as the prompt.</summary>
internal sealed class ServiceRecognitionEngine(SpeechServiceClient client) : IRecognitionEngine
{
    private const int SampleRate = 16_000;
    private const int MaxPrompt = 800;

    /// <inheritdoc/>
    public SpeechEngineStatus Status { get; } = new("transcription service", true, client.Shown);

    /// <inheritdoc/>
    public int Parallelism => client.Options.Parallelism;

    /// <inheritdoc/>
    public bool GivesPartials => false;

    /// <inheritdoc/>
    public bool Understands(string language) => true;

    /// <inheritdoc/>
    public async Task<RecognitionOutcome> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(Wave(request.Samples.Span));
        file.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        form.Add(file, "file", "speech.wav");
        form.Add(new StringContent(client.Model), "model");

        // The figures of confidence come with the verbose form only, which newer models do not have.
        form.Add(new StringContent(client.Model.Contains("whisper", StringComparison.OrdinalIgnoreCase) ? "verbose_json" : "json"), "response_format");
        var dash = request.Language.IndexOf('-', StringComparison.Ordinal);
        if (request.Language.Length > 0)
        {
            form.Add(new StringContent((dash < 0 ? request.Language : request.Language[..dash]).ToLowerInvariant()), "language");
        }

        var prompt = string.Join(", ", request.Hints.Where(hint => !hint.StartsWith('$')));
        if (prompt.Length > 0)
        {
            form.Add(new StringContent(prompt.Length > MaxPrompt ? prompt[..MaxPrompt] : prompt), "prompt");
        }

        var answer = await client.PostAsync("audio/transcriptions", form, cancellationToken);
        return answer.Problem is { } problem
            ? new RecognitionOutcome.Failed(answer.IsTimeout ? RecognitionFailure.TimedOut : RecognitionFailure.EngineFailed, problem)
            : Read(answer.Body);
    }

    private static byte[] Wave(ReadOnlySpan<short> samples)
    {
        var data = MemoryMarshal.AsBytes<short>(Resampler.Convert(samples, Playback.AudioPrompt.SampleRate, SampleRate));
        var wave = new byte[WaveHeader.Size + data.Length];
        WaveHeader.Write(wave, channels: 1, SampleRate, data.Length);
        data.CopyTo(wave.AsSpan(WaveHeader.Size));
        return wave;
    }

    private static RecognitionOutcome Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (!json.RootElement.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
            {
                return new RecognitionOutcome.Failed(RecognitionFailure.EngineFailed, "The speech service's answer has no text.");
            }

            var words = text.GetString()!.Trim();
            ImmutableArray<RecognitionAlternative> alternatives = words.Length == 0 ? [] : [new RecognitionAlternative(words, Confidence(json.RootElement))];
            return new RecognitionOutcome.Understood(alternatives);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new RecognitionOutcome.Failed(RecognitionFailure.EngineFailed, $"The speech service's answer is no JSON object: {exception.Message}");
        }
    }

    /// <summary>Mean of the segments' likelihoods where they are told.</summary>
    private static double Confidence(JsonElement answer)
    {
        if (!answer.TryGetProperty("segments", out var segments) || segments.ValueKind != JsonValueKind.Array)
        {
            return 1;
        }

        var likelihoods = segments.EnumerateArray()
            .Where(segment => segment.ValueKind == JsonValueKind.Object && segment.TryGetProperty("avg_logprob", out var value) && value.ValueKind == JsonValueKind.Number)
            .Select(segment => Math.Exp(segment.GetProperty("avg_logprob").GetDouble()))
            .ToList();
        return likelihoods.Count == 0 ? 1 : Math.Round(Math.Clamp(likelihoods.Average(), 0, 1), 3);
    }
}

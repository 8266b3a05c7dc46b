using Microsoft.Extensions.Options;

namespace WorkDistribution.Media.Speech;

/// <summary>Names everything that is wrong with the settings at once.</summary>
internal sealed class SpeechOptionsValidator : IValidateOptions<SpeechOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SpeechOptions options)
    {
        List<string> problems = [.. Service("speech service", options.SynthesisService), .. Service("transcription service", options.TranscriptionService)];
        if (options.RecognitionWorkers is < 1 or > 256)
        {
            problems.Add("Recognition workers must be from 1 to 256.");
        }

        if (options.RecognitionTimeout < TimeSpan.FromSeconds(1) || options.RecognitionTimeout > TimeSpan.FromMinutes(10))
        {
            problems.Add("The time to understand an utterance must be from 1 second to 10 minutes.");
        }

        if (options.Synthesis == EngineChoice.Service && options.SynthesisService is null)
        {
            problems.Add("Only the speech service shall speak, but none is configured.");
        }

        if (options.Recognition == EngineChoice.Service && options.TranscriptionService is null)
        {
            problems.Add("Only the transcription service shall listen, but none is configured.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Service(string name, SpeechServiceOptions? service)
    {
        if (service is null)
        {
            yield break;
        }

        if (!service.Url.IsAbsoluteUri || service.Url.Scheme is not ("http" or "https"))
        {
            yield return $"The address of the {name} must be an absolute http or https address.";
        }

        if (service.Parallelism is < 1 or > 1000)
        {
            yield return $"Requests at once to the {name} must be from 1 to 1000.";
        }

        if (service.Timeout < TimeSpan.FromSeconds(1) || service.Timeout > TimeSpan.FromMinutes(5))
        {
            yield return $"The time limit of the {name} must be from 1 second to 5 minutes.";
        }
    }
}

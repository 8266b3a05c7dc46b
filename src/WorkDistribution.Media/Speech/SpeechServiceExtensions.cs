using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Media.Speech.Service;

namespace WorkDistribution.Media.Speech;

/// <summary>Registers speaking and listening.</summary>
public static class SpeechServiceExtensions
{
    /// <summary>Adds <see cref="IPromptLibrary"/> and <see cref="ISpeechRecognizer"/>. Needs the media side's options.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddSpeech(this IServiceCollection services, Action<SpeechOptions> configure)
    {
        services.AddOptions<SpeechOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SpeechOptions>, SpeechOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SpeechServices>();
        services.AddSingleton<IPromptLibrary, PromptLibrary>();
        services.AddSingleton<ISpeechRecognizer, SpeechRecognizer>();
        return services;
    }
}

using WorkDistribution.Core.Errors;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Speech;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Playback;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Turns Say and Play into audio, and writes down why where it cannot: the call goes on without it.</summary>
internal sealed class PromptPlayer(IPromptLibrary prompts, IMediaSource source)
{
    /// <summary>The speech of a Say in a call's document; null when there is none.</summary>
    public Task<AudioPrompt?> SpeakAsync(SayVerb verb, VerbContext context, CancellationToken cancellationToken) =>
        SpeakAsync(verb, context.Prompts, cancellationToken);

    /// <summary>The audio of a Play in a call's document; null when there is none.</summary>
    public Task<AudioPrompt?> LoadAsync(PlayVerb verb, VerbContext context, CancellationToken cancellationToken) =>
        LoadAsync(verb, context.Prompts, cancellationToken);

    /// <summary>The speech of a Say; null when there is none.</summary>
    public async Task<AudioPrompt?> SpeakAsync(SayVerb verb, PromptPlace place, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(verb.Text))
        {
            return null;
        }

        var outcome = await prompts.SpeakAsync(new SpeechRequest(verb.Text, verb.Voice, verb.Language, verb.IsSsml), cancellationToken);
        if (outcome is PromptOutcome.Failed failed)
        {
            var error = failed.Reason == PromptFailure.EngineUnavailable ? ErrorCatalogue.SpeechEngineUnavailable : ErrorCatalogue.SayTextInvalid;
            await place.Notifier.ReportOnceAsync(error, $"Say (line {verb.Line}): {failed.Detail}", isWarning: true);
            return null;
        }

        var ready = (PromptOutcome.Ready)outcome;
        if (ready.Note is { } note)
        {
            await place.Notifier.ReportOnceAsync(ErrorCatalogue.SayVoiceInvalid, note, isWarning: true);
        }

        return ready.Prompt;
    }

    /// <summary>The audio of a Play; null when there is none.</summary>
    public async Task<AudioPrompt?> LoadAsync(PlayVerb verb, PromptPlace place, CancellationToken cancellationToken)
    {
        if (verb.Content is { } content)
        {
            if (await prompts.DecodeAsync(content, verb.ContentType ?? "", cancellationToken) is PromptOutcome.Ready ready)
            {
                return ready.Prompt;
            }

            await place.Notifier.ReportOnceAsync(ErrorCatalogue.PlayContentTypeInvalid, "The audio answered cannot be read.", isWarning: true);
            return null;
        }

        var url = place.Resolve(verb.Url);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
        {
            await place.Notifier.ReportOnceAsync(ErrorCatalogue.UrlNotUsable, $"Play (line {verb.Line}): '{url}' is no http or https address.", isWarning: true);
            return null;
        }

        var outcome = await source.GetAsync(place.AccountSid, url, cancellationToken);
        if (outcome is MediaSourceOutcome.Failed failed)
        {
            await place.Notifier.ReportOnceAsync(failed.Error, $"Play (line {verb.Line}): {failed.Detail}", isWarning: true);
            return null;
        }

        return ((MediaSourceOutcome.Ready)outcome).Prompt;
    }
}

using WorkDistribution.Core.Errors;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Speech;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Notifications;
using WorkDistribution.Voice.Playback;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Turns Say and Play into audio, and writes down why where it cannot: the call goes on without it.</summary>
internal sealed class PromptPlayer(IPromptLibrary prompts, IMediaSource source, AccountNotices notices)
{
    /// <summary>Plays the speech of a Say to its end, piece by piece: the first is heard soon however long the text is. Picks up when the first is there.</summary>
    public async Task PlayAsync(SayVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(verb.Text))
        {
            return;
        }

        var request = new SpeechRequest(verb.Text, verb.Voice, verb.Language, verb.IsSsml);
        for (var round = 0; verb.Loop == 0 || round < verb.Loop; round++)
        {
            var isHeard = false;
            await foreach (var outcome in prompts.SpeakInPiecesAsync(request, cancellationToken))
            {
                if (await TakeAsync(outcome, verb, context.Prompts) is not { } prompt || await context.AnswerAsync(cancellationToken) is not { } media)
                {
                    return;
                }

                await media.PlayAsync(prompt, 1, cancellationToken);
                isHeard |= prompt.FrameCount > 0;
            }

            if (!isHeard)
            {
                return;
            }
        }
    }

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
        return await TakeAsync(outcome, verb, place);
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

    /// <summary>The prompt; why there is none is written down, and once an account what else is worth to know.</summary>
    private async Task<AudioPrompt?> TakeAsync(PromptOutcome outcome, SayVerb verb, PromptPlace place)
    {
        if (outcome is PromptOutcome.Failed failed)
        {
            var error = failed.Reason == PromptFailure.EngineUnavailable ? ErrorCatalogue.SpeechEngineUnavailable : ErrorCatalogue.SayTextInvalid;
            await place.Notifier.ReportOnceAsync(error, $"Say (line {verb.Line}): {failed.Detail}", isWarning: true);
            return null;
        }

        var ready = (PromptOutcome.Ready)outcome;
        if (ready.Note is { } note && notices.IsNew(place.AccountSid, note))
        {
            await place.Notifier.ReportOnceAsync(ErrorCatalogue.SayVoiceInvalid, note, isWarning: true);
        }

        return ready.Prompt;
    }
}

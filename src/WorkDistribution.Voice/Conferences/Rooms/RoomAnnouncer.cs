using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Playback;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Notifications;
using WorkDistribution.Voice.Verbs;

namespace WorkDistribution.Voice.Conferences.Rooms;

/// <summary>Says a document (or a sound file) to all of a conference: Play, Say, Pause and Redirect.</summary>
internal sealed class RoomAnnouncer(CallServices services, PromptPlayer prompts, AccountSid account, CallNotifier notifier, RoomAudio audio)
{
    /// <summary>A chain of redirects may be so long.</summary>
    public const int MostDocuments = 10;

    /// <summary>Asks for the document and says it.</summary>
    /// <returns>null when it was heard; else why not, in words.</returns>
    public async Task<string?> SayAsync(DocumentAddress address, CancellationToken cancellationToken)
    {
        var next = address;
        for (var i = 0; i < MostDocuments; i++)
        {
            var (document, problem) = await AskAsync(next, cancellationToken);
            if (document is null)
            {
                return problem;
            }

            if (await SayAsync(document, cancellationToken) is not { } redirect)
            {
                return null;
            }

            next = address with { Url = document.Resolve(redirect.Url), Method = redirect.Method };
        }

        return "The announcement leads from document to document.";
    }

    private async Task<(LoadedDocument? Document, string Problem)> AskAsync(DocumentAddress address, CancellationToken cancellationToken)
    {
        var request = new WebhookRequest
        {
            AccountSid = account,
            Url = address.Url,
            Method = address.Method,
            Parameters = address.Parameters,
            Timeout = services.Settings.WebhookTimeout,
        };
        if (await services.Webhooks.SendAsync(request, cancellationToken) is not WebhookOutcome.Answered answered)
        {
            return (null, "The announcement cannot be fetched.");
        }

        var document = services.Reader.Read(answered.ContentType, answered.Body);
        await notifier.ReportAsync(document.Problems, request, answered);
        return document.IsUsable ? (new LoadedDocument(document.Verbs, answered.FinalUrl, address.Method), "") : (null, "The announcement cannot be read.");
    }

    private async Task<RedirectVerb?> SayAsync(LoadedDocument document, CancellationToken cancellationToken)
    {
        var place = new PromptPlace(account, notifier, document.Resolve);
        foreach (var verb in document.Verbs)
        {
            switch (verb)
            {
                case RedirectVerb redirect:
                    return redirect;
                case SayVerb say:
                    await PlayAsync(await prompts.SpeakAsync(say, place, cancellationToken), say.Loop, cancellationToken);
                    break;
                case PlayVerb play:
                    await PlayAsync(await prompts.LoadAsync(play, place, cancellationToken), play.Loop, cancellationToken);
                    break;
                case PauseVerb pause:
                    await Task.Delay(pause.Length, services.Clock, cancellationToken);
                    break;
                default:
                    await notifier.ReportOnceAsync(ErrorCatalogue.VerbNotSupported, $"The verb in line {verb.Line} is not run in an announcement; it is skipped.", isWarning: true);
                    break;
            }
        }

        return null;
    }

    private async Task PlayAsync(AudioPrompt? prompt, int loop, CancellationToken cancellationToken)
    {
        if (prompt is not null)
        {
            await audio.PlayAsync(prompt, loop, cancellationToken);
        }
    }
}

using System.Collections.Immutable;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Plays nested Say, Play and Pause one after the other.</summary>
internal sealed class PromptSequence(PromptPlayer player, TimeProvider clock)
{
    /// <summary>Plays to the end; cancelling stops it.</summary>
    public async Task PlayAsync(ImmutableArray<Verb> prompts, LegMedia media, VerbContext context, CancellationToken cancellationToken)
    {
        foreach (var prompt in prompts)
        {
            await PlayAsync(prompt, media, context, cancellationToken);
        }
    }

    private async Task PlayAsync(Verb prompt, LegMedia media, VerbContext context, CancellationToken cancellationToken)
    {
        switch (prompt)
        {
            case SayVerb say when await player.SpeakAsync(say, context, cancellationToken) is { } speech:
                await media.PlayAsync(speech, say.Loop, cancellationToken);
                break;
            case PlayVerb play when await player.LoadAsync(play, context, cancellationToken) is { } audio:
                await media.PlayAsync(audio, play.Loop, cancellationToken);
                break;
            case PauseVerb pause:
                await Task.Delay(pause.Length, clock, cancellationToken);
                break;
            default:
                break;
        }
    }
}

using WorkDistribution.Media.Playback;
using WorkDistribution.Voice.Verbs;

namespace WorkDistribution.Voice.Calls.Instructions;

/// <summary>Keeps one who waits company: runs the wait document again and again, or plays music. The wait itself is somebody else's; cancelling ends this.</summary>
/// <remarks>
/// Documents that are over at once are asked for ten times and then once a second, so that an empty one is no storm of requests. An application that fails
/// does not lose its callers: they hear music and it is asked again after half a minute.
/// </remarks>
internal sealed class WaitRunner(CallSession call, VerbExecutorRegistry verbs)
{
    private const int QuickDocuments = 10;
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(30);

    private TimeProvider Clock => call.Services.Clock;

    /// <summary>Runs until a verb ends the wait.</summary>
    /// <returns>End or Leave.</returns>
    /// <exception cref="OperationCanceledException">The wait was over.</exception>
    public async Task<VerbOutcome> RunAsync(WaitInstructions wait, CancellationToken cancellationToken)
    {
        if (wait.Url is not { Length: > 0 } url)
        {
            await PlayAsync(wait.Url is null, cancellationToken);
        }

        var documents = new SideDocuments(call, verbs, wait.Verbs, wait.Where);
        var first = new DocumentAddress(wait.Url!, wait.Method, []);
        var next = first;
        var quick = 0;
        while (true)
        {
            var began = Clock.GetTimestamp();
            var parameters = await wait.Parameters(cancellationToken);
            var outcome = await documents.RunAsync(next with { Parameters = [.. parameters, .. next.Parameters] }, cancellationToken);
            if (outcome is VerbOutcome.End or VerbOutcome.Leave)
            {
                return outcome;
            }

            if (outcome is null)
            {
                await PlayForAsync(TryAgain, cancellationToken);
            }

            next = outcome is VerbOutcome.Go go ? go.Address : first;
            quick = Clock.GetElapsedTime(began) < Quick ? quick + 1 : 0;
            if (quick >= QuickDocuments)
            {
                await Task.Delay(Quick, Clock, cancellationToken);
            }
        }
    }

    private async Task PlayForAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(length, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await PlayAsync(music: true, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Long enough.
        }
    }

    /// <summary>Plays until it is cancelled.</summary>
    private async Task PlayAsync(bool music, CancellationToken cancellationToken)
    {
        if (music && await call.Leg.AnswerAsync(cancellationToken) is { } media)
        {
            await media.PlayAsync(call.Services.Prompts.Tone(StandardTone.HoldMusic), 0, cancellationToken);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, Clock, cancellationToken);
    }
}

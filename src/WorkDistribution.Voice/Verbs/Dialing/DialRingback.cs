using WorkDistribution.Media.Playback;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Verbs.Dialing;

/// <summary>What the caller hears while phones ring: a ringback tone, or what the one phone that is rung sends itself (early media, 183 with a description).</summary>
/// <param name="caller">The caller's leg. Before it is answered its own phone makes the ringing, unless early media was passed on to it.</param>
/// <param name="tone">The ringback tone; null plays none.</param>
/// <param name="passesEarlyMedia">Whether early media is passed on: only where one phone rings at a time, and the document names no ring tone of its own.</param>
internal sealed class DialRingback(CallLeg caller, AudioPrompt? tone, bool passesEarlyMedia) : IAsyncDisposable
{
    private CancellationTokenSource? _stop;
    private Task _playing = Task.CompletedTask;
    private bool _hears = caller.State.IsUp;

    /// <summary>Plays the tone from now on, where the caller hears us; nothing happens when it plays already.</summary>
    public void Start()
    {
        if (_hears && tone is not null && caller.Media is { } media && _stop is null)
        {
            _stop = CancellationTokenSource.CreateLinkedTokenSource(caller.Gone);
            _playing = PlayAsync(media, tone, _stop.Token);
        }
    }

    /// <summary>Waits until a phone answers or its call is over; what it sends before goes to the caller in place of the tone.</summary>
    /// <returns>true when it answered.</returns>
    public async Task<bool> UntilPickedUpAsync(CallLeg phone)
    {
        if (!passesEarlyMedia || !await phone.SendsEarly || phone.Media is not { } early || caller.Media is not { } media || !(_hears || caller.TryProgress()))
        {
            return await phone.PickedUp;
        }

        _hears = true;
        await StopAsync();
        media.Session.Bridge(early.Session);
        var answered = await phone.PickedUp;

        // Who answers may have to hear a whisper first: connected anew, and for good, only afterwards.
        media.Session.Unbridge();
        return answered;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => StopAsync();

    private static async Task PlayAsync(LegMedia media, AudioPrompt tone, CancellationToken cancellationToken)
    {
        try
        {
            await media.PlayAsync(tone, 0, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ringing is over.
        }
    }

    private async ValueTask StopAsync()
    {
        if (_stop is not null)
        {
            await _stop.CancelAsync();
            await _playing;
            _stop.Dispose();
            _stop = null;
        }
    }
}

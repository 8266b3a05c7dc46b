using System.Net;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Taps;

namespace WorkDistribution.Media.Sessions;

/// <summary>The audio of one call leg. Methods are safe from any thread; they take effect at the next tick of the media clock (20 ms), in the order called.</summary>
public interface IMediaSession : IDisposable
{
    /// <summary>Where we receive RTP; the address is the advertised one.</summary>
    IPEndPoint LocalEndPoint { get; }

    /// <summary>true while the far end asked not to be sent audio or sends none (RFC 3264 section 8.4).</summary>
    bool IsHeldByRemote { get; }

    /// <summary>true once offer and answer are both known and packets can flow.</summary>
    bool IsNegotiated { get; }

    /// <summary>An SDP offer of everything we can do (PCMU, PCMA, telephone-event).</summary>
    byte[] CreateOffer();

    /// <summary>Takes an offer (the first or a later one) and makes the answer.</summary>
    /// <param name="offer">The SDP body.</param>
    /// <param name="answer">The SDP answer.</param>
    /// <param name="problem">Why not, in words: a parse error with its offset, or no codec in common (answer 488).</param>
    bool TryAnswer(ReadOnlySpan<byte> offer, out byte[] answer, out string problem);

    /// <summary>Takes the answer to our last <see cref="CreateOffer"/>; a later one (after early media) replaces it.</summary>
    bool TryApplyAnswer(ReadOnlySpan<byte> answer, out string problem);

    /// <summary>Plays a prompt; what was playing ends first (reported as not completed).</summary>
    /// <param name="prompt">What to play.</param>
    /// <param name="repeat">How often; 0 plays until stopped.</param>
    /// <returns>An id that comes back in <see cref="IMediaObserver.OnPlaybackEnded"/>.</returns>
    long Play(AudioPrompt prompt, int repeat = 1);

    /// <summary>Ends what is playing; nothing happens when nothing plays.</summary>
    void StopPlayback();

    /// <summary>Sends digits as RFC 4733 events where negotiated, else as tones. 0-9 * # A-D; w waits 0.5 s, W 1 s.</summary>
    /// <returns>An id that comes back in <see cref="IMediaObserver.OnPlaybackEnded"/>.</returns>
    long SendDigits(string digits);

    /// <summary>Starts a recording. Several may run at once.</summary>
    /// <returns>An id that comes back in <see cref="IMediaObserver.OnRecordingEnded"/>, also when it could not be started.</returns>
    long StartRecording(RecordingRequest request);

    /// <summary>Pauses a recording, or lets it go on (<see cref="RecordingPause.None"/>); nothing happens when it is over.</summary>
    void PauseRecording(long recordingId, RecordingPause pause);

    /// <summary>Ends a recording.</summary>
    void StopRecording(long recordingId);

    /// <summary>Gives the live audio of the leg to a reader, from the next tick on. Several may be open at once.</summary>
    /// <param name="tracks">What is wanted.</param>
    /// <param name="depth">How far the reader may fall behind; default <see cref="AudioTap.DefaultDepth"/>.</param>
    /// <returns>The tap, to be disposed; it has ended already when the session is closed.</returns>
    AudioTap OpenTap(TapTracks tracks, TimeSpan? depth = null);

    /// <summary>Lets the leg play what is written from outside. One a leg: the one before ends.</summary>
    /// <param name="marked">Told of marks; see <see cref="LiveSource"/>.</param>
    /// <param name="depth">Most audio that waits; default <see cref="LiveSource.DefaultDepth"/>.</param>
    /// <returns>The source, to be disposed; it has ended already when the session is closed.</returns>
    LiveSource OpenSource(Action<string, bool>? marked = null, TimeSpan? depth = null);

    /// <summary>Connects two legs both ways; playback on either is heard in place of the other leg while it lasts. A leg is in one bridge at most. Bridged with itself it hears its own voice, not its own keys.</summary>
    void Bridge(IMediaSession other);

    /// <summary>Undoes <see cref="Bridge"/>, on both legs.</summary>
    void Unbridge();

    /// <summary>While true, recordings of this leg get silence in place of what the far end says, keys as tones included.</summary>
    void Conceal(bool isConcealed);

    /// <summary>Digit heard by SIP INFO: handled like one heard in the audio.</summary>
    void InjectDigit(char digit);

    /// <summary>Counters of this leg (RFC 3550).</summary>
    LegStatistics GetStatistics();
}

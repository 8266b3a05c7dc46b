using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using WorkDistribution.Media.Mixing;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Recording;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Speech;

namespace WorkDistribution.Voice.Tests.Fakes;

/// <summary>Ports, sessions and prompts without sound. Prompts have names: say:text, play:url, tone:name.</summary>
internal sealed class FakeMediaEngine : IMediaEngine, IPromptLibrary
{
    private readonly ConcurrentDictionary<AudioPrompt, string> _names = new(ReferenceEqualityComparer.Instance);
    private int _open;
    private int _mixers;

    public Signals<string> Heard { get; } = new();

    public Signals<(FakeMediaSession Session, long Id, RecordingRequest Request)> Recordings { get; } = new();

    public Signals<(long Id, RecordingPause Pause)> Pauses { get; } = new();

    /// <summary>Prompts that play until a test ends them.</summary>
    public HashSet<string> Waits { get; } = [];

    public List<FakeMediaSession> Sessions { get; } = [];

    public bool IsFull { get; set; }

    public int Open => Volatile.Read(ref _open);

    public IReadOnlyList<SpeechEngineStatus> Engines => [];

    public bool TryOpen(IMediaObserver observer, [NotNullWhen(true)] out IMediaSession? session)
    {
        session = null;
        if (IsFull)
        {
            return false;
        }

        var opened = new FakeMediaSession(this, observer);
        lock (Sessions)
        {
            Sessions.Add(opened);
        }

        Interlocked.Increment(ref _open);
        session = opened;
        return true;
    }

    /// <summary>One a change of who is in a conference and how.</summary>
    public Signals<int> Changes { get; } = new();

    public Signals<FakeMixer> Mixers { get; } = new();

    public int OpenMixers => Volatile.Read(ref _mixers);

    public IConferenceMixer OpenMixer(IMixerObserver observer)
    {
        var mixer = new FakeMixer(this, observer);
        Interlocked.Increment(ref _mixers);
        Mixers.Add(mixer);
        return mixer;
    }

    public void MixerClosed() => Interlocked.Decrement(ref _mixers);

    public void Closed() => Interlocked.Decrement(ref _open);

    public MediaStatistics GetStatistics() => new(Open, 100, 0, 0, 0, 0, 0, 0);

    public string NameOf(AudioPrompt prompt) => _names.GetValueOrDefault(prompt, "?");

    public AudioPrompt Named(string name)
    {
        var prompt = new AudioPrompt(new short[160]);
        _names[prompt] = name;
        return prompt;
    }

    public Task<PromptOutcome> SpeakAsync(SpeechRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<PromptOutcome>(request.Text == "unspeakable"
            ? new PromptOutcome.Failed(PromptFailure.EngineUnavailable, "install espeak-ng")
            : new PromptOutcome.Ready(Named("say:" + request.Text)));

    /// <summary>A bar in the text stands where a speaker draws breath.</summary>
    public async IAsyncEnumerable<PromptOutcome> SpeakInPiecesAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var piece in request.Text.Split('|'))
        {
            yield return await SpeakAsync(request with { Text = piece }, cancellationToken);
        }
    }

    public Task<PromptOutcome> DecodeAsync(ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken) =>
        Task.FromResult<PromptOutcome>(new PromptOutcome.Ready(Named("content:" + contentType)));

    public AudioPrompt Tone(StandardTone tone) => Named("tone:" + tone);

    public AudioPrompt RingTone(string country) => Named("ring:" + country);

    public AudioPrompt Silence(TimeSpan duration) => Named("silence");
}

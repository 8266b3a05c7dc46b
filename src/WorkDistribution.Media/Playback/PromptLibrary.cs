using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Speech;
using WorkDistribution.Media.Speech.Service;

namespace WorkDistribution.Media.Playback;

/// <summary>
/// Makes each prompt once: equal requests share one making and then the cache. As many are made at once as there are cores; a bounded number
/// waits, and more are refused.
/// </summary>
public sealed class PromptLibrary : IPromptLibrary, IAsyncDisposable
{
    /// <summary>Prompts that may wait to be made; more are refused and counted.</summary>
    internal const int MaxWaiting = 256;

    private static readonly TimeSpan MakeLimit = TimeSpan.FromSeconds(20);
    private readonly PromptCache<PromptKey> _cache;
    private readonly Dictionary<PromptKey, Task<PromptOutcome>> _making = [];
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _slots = new(Math.Max(2, Environment.ProcessorCount));
    private readonly CancellationTokenSource _stopping = new();
    private readonly Speaker _speaker;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly AudioPrompt[] _tones;

    /// <summary>Made when first asked for; no more than there are countries.</summary>
    private readonly ConcurrentDictionary<string, AudioPrompt> _ringTones = new(StringComparer.Ordinal);
    private long _refused;

    /// <summary>Makes a library with the engines that the options choose.</summary>
    public PromptLibrary(IOptions<MediaOptions> options, IOptions<SpeechOptions> speech, SpeechServices services, TimeProvider clock, ILogger<PromptLibrary> logger)
        : this(options.Value, clock, logger, EnginesOf(speech.Value, services))
    {
    }

    internal PromptLibrary(MediaOptions options, TimeProvider clock, ILogger logger, ImmutableArray<ISpeechEngine> engines)
    {
        _cache = new PromptCache<PromptKey>(options.PromptCacheBytes);
        _clock = clock;
        _logger = logger;
        _speaker = new Speaker(engines);
        _tones = [.. Enum.GetValues<StandardTone>().Select(tone => new AudioPrompt(Tones.ToneGenerator.Standard(tone)))];
        var mp3 = Mpg123.IsAvailable;
        Engines =
        [
            .. engines.Select(engine => engine.Status),
            new SpeechEngineStatus("libmpg123", mp3, mp3 ? "loaded" : $"install the package {Mpg123.Package}"),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<SpeechEngineStatus> Engines { get; }

    /// <summary>Prompts refused since start because too many were waiting.</summary>
    public long RefusedCount => Interlocked.Read(ref _refused);

    /// <summary>Bytes of prompts held.</summary>
    public long CachedBytes => _cache.Bytes;

    /// <inheritdoc/>
    public Task<PromptOutcome> SpeakAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        if (request.Text.Length > SsmlParser.MaxMarkup)
        {
            // Not worth a place in the table.
            return Task.FromResult<PromptOutcome>(new PromptOutcome.Failed(PromptFailure.TooLarge, $"The text has {request.Text.Length} characters; {Speaker.MaxText} is the limit."));
        }

        return GetAsync(new PromptKey(request, null), token => SpeakWholeAsync(request, token), cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PromptOutcome> SpeakInPiecesAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_cache.TryGet(new PromptKey(request, null), out var whole))
        {
            yield return whole;
            yield break;
        }

        var plan = Speaker.Plan(request);
        if (plan.Failure is { } failure)
        {
            PromptLog.Failed(_logger, failure.Reason, failure.Detail);
            yield return failure;
            yield break;
        }

        var pieces = plan.InPieces();
        var next = pieces.IsEmpty ? null : SpeakPieceAsync(pieces[0]);
        for (var i = 0; next is not null; i++)
        {
            var outcome = await next.WaitAsync(cancellationToken);

            // The one after is made while this one is heard, not while the caller still waits for it.
            next = outcome is PromptOutcome.Ready && i + 1 < pieces.Length ? SpeakPieceAsync(pieces[i + 1]) : null;
            yield return outcome is PromptOutcome.Ready ready && i == 0 && plan.Note is not null ? ready with { Note = plan.Note } : outcome;
        }
    }

    /// <inheritdoc/>
    public Task<PromptOutcome> DecodeAsync(ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken)
    {
        if (content.Length > AudioDecoder.MaxFileBytes)
        {
            return Task.FromResult<PromptOutcome>(new PromptOutcome.Failed(PromptFailure.TooLarge, $"The file has {content.Length} bytes; {AudioDecoder.MaxFileBytes} is the limit."));
        }

        var key = new PromptKey(null, Convert.ToHexString(SHA256.HashData(content.Span)) + contentType);
        return GetAsync(key, token => Task.FromResult(Decode(content, contentType, token)), cancellationToken);
    }

    /// <inheritdoc/>
    public AudioPrompt Tone(StandardTone tone) => _tones[(int)tone];

    /// <inheritdoc/>
    public AudioPrompt RingTone(string country) =>
        _ringTones.TryGetValue(country, out var known) ? known
        : Tones.RingTones.Make(country) is { } samples ? _ringTones.GetOrAdd(country, new AudioPrompt(samples))
        : Tone(StandardTone.Ringback);

    /// <inheritdoc/>
    public AudioPrompt Silence(TimeSpan duration)
    {
        var samples = (long)(Math.Max(0, duration.TotalSeconds) * AudioPrompt.SampleRate);
        return new AudioPrompt(new short[Math.Min(samples, AudioDecoder.MaxSamples)]);
    }

    /// <summary>Ends what is being made and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Task[] making;
        lock (_gate)
        {
            making = [.. _making.Values];
        }

        await Task.WhenAll(making);
    }

    private static ImmutableArray<ISpeechEngine> EnginesOf(SpeechOptions options, SpeechServices services)
    {
        var engines = ImmutableArray.CreateBuilder<ISpeechEngine>();
        if (services.Synthesis is { } client && options.Synthesis is EngineChoice.Auto or EngineChoice.Service)
        {
            engines.Add(new ServiceSpeechEngine(client));
        }

        if (options.Synthesis is EngineChoice.Auto or EngineChoice.Local)
        {
            engines.Add(new FliteEngine(new SpeechProgram("flite", FliteEngine.Package)));
            engines.Add(new EspeakEngine(new SpeechProgram("espeak-ng", EspeakEngine.Package)));
        }

        return engines.ToImmutable();
    }

    private Task<PromptOutcome> SpeakPieceAsync(SpeechPiece piece) =>
        GetAsync(new PromptKey(null, null, piece.Key), token => _speaker.SpeakAsync(piece, token), CancellationToken.None);

    private async Task<PromptOutcome> SpeakWholeAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        var plan = Speaker.Plan(request);
        if (plan.Failure is not null)
        {
            return plan.Failure;
        }

        var outcome = await _speaker.SpeakAsync(new SpeechPiece(plan.Segments), cancellationToken);
        return outcome is PromptOutcome.Ready ready && plan.Note is not null ? ready with { Note = plan.Note } : outcome;
    }

    private static PromptOutcome Decode(ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken) =>
        AudioDecoder.Decode(content, contentType, cancellationToken) switch
        {
            AudioDecoding.Decoded decoded => new PromptOutcome.Ready(new AudioPrompt(decoded.Samples)),
            AudioDecoding.Failed failed => new PromptOutcome.Failed(failed.Reason, failed.Detail),
            _ => throw new InvalidOperationException("A decoding is either decoded or failed."),
        };

    private async Task<PromptOutcome> GetAsync(PromptKey key, Func<CancellationToken, Task<PromptOutcome>> make, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_cache.TryGet(key, out var ready))
        {
            return ready;
        }

        Task<PromptOutcome>? making;
        var waiting = 0;
        lock (_gate)
        {
            // Again, because it may have been finished since: what is made goes to the cache before it leaves the table.
            if (_cache.TryGet(key, out ready))
            {
                return ready;
            }

            if (!_making.TryGetValue(key, out making) && (waiting = _making.Count) < MaxWaiting && !_stopping.IsCancellationRequested)
            {
                making = Task.Run(() => MakeAsync(key, make), CancellationToken.None);
                _making[key] = making;
            }
        }

        if (making is null)
        {
            Interlocked.Increment(ref _refused);
            PromptLog.Refused(_logger, waiting);
            return new PromptOutcome.Failed(PromptFailure.EngineFailed, $"{waiting} prompts are waiting to be made already.");
        }

        // The making goes on when one of those who wait gives up: others may want it.
        return await making.WaitAsync(cancellationToken);
    }

    private async Task<PromptOutcome> MakeAsync(PromptKey key, Func<CancellationToken, Task<PromptOutcome>> make)
    {
        var outcome = await MakeBoundedAsync(make);
        if (outcome is PromptOutcome.Ready ready)
        {
            _cache.Add(key, ready);
        }
        else if (outcome is PromptOutcome.Failed failed)
        {
            PromptLog.Failed(_logger, failed.Reason, failed.Detail);
        }

        lock (_gate)
        {
            _making.Remove(key);
        }

        return outcome;
    }

    private async Task<PromptOutcome> MakeBoundedAsync(Func<CancellationToken, Task<PromptOutcome>> make)
    {
        try
        {
            await _slots.WaitAsync(_stopping.Token);
        }
        catch (OperationCanceledException)
        {
            return new PromptOutcome.Failed(PromptFailure.EngineFailed, "The server is stopping.");
        }

        using var limit = new CancellationTokenSource(MakeLimit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stopping.Token);
#pragma warning disable CA1031 // Whatever goes wrong with one prompt is told to those who wait for it.
        try
        {
            return await make(either.Token);
        }
        catch (OperationCanceledException)
        {
            return new PromptOutcome.Failed(PromptFailure.EngineFailed, limit.IsCancellationRequested ? $"It took longer than {MakeLimit.TotalSeconds} seconds." : "The server is stopping.");
        }
        catch (Exception exception)
        {
            PromptLog.Threw(_logger, exception);
            return new PromptOutcome.Failed(PromptFailure.EngineFailed, exception.Message);
        }
        finally
        {
            _slots.Release();
        }
#pragma warning restore CA1031
    }
}

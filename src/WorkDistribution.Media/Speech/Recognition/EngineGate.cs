using Microsoft.Extensions.Logging;

namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>Lets as many utterances into an engine as it bears; a bounded number waits, more is refused. Whoever waits too long is answered; the work keeps its place until it really ends.</summary>
#pragma warning disable CA1001 // A semaphore whose wait handle is never asked for holds nothing to dispose of; a place may be given back after the end.
internal sealed class EngineGate(IRecognitionEngine engine, TimeSpan limit, TimeProvider clock, ILogger logger)
#pragma warning restore CA1001
{
    /// <summary>Utterances that may wait for one engine.</summary>
    internal const int MaxWaiting = 64;

    private readonly SemaphoreSlim _places = new(engine.Parallelism);
    private int _waiting;
    private long _recognized;
    private long _refused;
    private long _failed;

    /// <summary>The engine.</summary>
    public IRecognitionEngine Engine => engine;

    /// <summary>Counters.</summary>
    public RecognitionStatistics Statistics => new(
        Interlocked.Read(ref _recognized),
        Interlocked.Read(ref _refused),
        Interlocked.Read(ref _failed),
        Volatile.Read(ref _waiting));

    /// <summary>Listens to an utterance when there is a place for it.</summary>
    public async Task<RecognitionOutcome> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken)
    {
        var outcome = await EnterAsync(request, cancellationToken);
        if (!request.IsPartial)
        {
            Count(outcome);
        }

        return outcome;
    }

    private async Task<RecognitionOutcome> EnterAsync(RecognitionRequest request, CancellationToken cancellationToken)
    {
        var waiting = Interlocked.Increment(ref _waiting);
        using var stop = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop.Token);
        try
        {
            if (waiting > MaxWaiting || !await _places.WaitAsync(request.IsPartial ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, either.Token))
            {
                return Overloaded(request, waiting);
            }

            return await RunAsync(request, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new RecognitionOutcome.Failed(RecognitionFailure.TimedOut, $"{engine.Status.Name} took longer than {limit.TotalSeconds} seconds.");
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private RecognitionOutcome.Failed Overloaded(RecognitionRequest request, int waiting)
    {
        if (!request.IsPartial)
        {
            Interlocked.Increment(ref _refused);
            RecognitionLog.Refused(logger, waiting - 1, engine.Status.Name);
        }

        return new RecognitionOutcome.Failed(RecognitionFailure.Overloaded, $"{waiting - 1} utterances wait for {engine.Status.Name} already.");
    }

    private async Task<RecognitionOutcome> RunAsync(RecognitionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => engine.RecognizeAsync(request, cancellationToken), CancellationToken.None);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever goes wrong with one utterance is told to who waits for it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            RecognitionLog.Threw(logger, exception, engine.Status.Name);
            return new RecognitionOutcome.Failed(RecognitionFailure.EngineFailed, exception.Message);
        }
        finally
        {
            _places.Release();
        }
    }

    private void Count(RecognitionOutcome outcome)
    {
        if (outcome is not RecognitionOutcome.Failed failed)
        {
            Interlocked.Increment(ref _recognized);
        }
        else if (failed.Reason != RecognitionFailure.Overloaded)
        {
            Interlocked.Increment(ref _failed);
            RecognitionLog.Failed(logger, engine.Status.Name, failed.Reason, failed.Detail);
        }
    }
}

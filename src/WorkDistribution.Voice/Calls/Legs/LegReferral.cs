namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>A REFER that we sent on a leg, from its sending to the last that is told of it.</summary>
internal sealed class LegReferral
{
    private readonly TaskCompletionSource<int> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int?> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _last;

    /// <summary>The answer to the REFER.</summary>
    public Task<int> Answered => _answered.Task;

    /// <summary>The last status of the far end's new call; null when it told none.</summary>
    public Task<int?> Over => _over.Task;

    /// <summary>The newest status told; null for none.</summary>
    public int? Last => Volatile.Read(ref _last) is var last and > 0 ? last : null;

    /// <summary>The REFER was answered.</summary>
    public void OnAnswered(int status) => _answered.TrySetResult(status);

    /// <summary>Something was told. It may overtake the answer.</summary>
    public void OnNotified(int? status, bool isOver)
    {
        if (status is { } known)
        {
            Volatile.Write(ref _last, known);
        }

        if (isOver)
        {
            _over.TrySetResult(status ?? Last);
        }
    }
}

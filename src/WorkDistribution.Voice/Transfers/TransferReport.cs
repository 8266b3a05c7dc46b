using WorkDistribution.Sip.Transfers;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Transfers;

/// <summary>Tells the one who asked for a transfer how it goes, once to the last word, and then ends its leg. Safe from any thread.</summary>
internal sealed class TransferReport
{
    /// <summary>A document that neither dials nor ends may go on for hours: who asked is told by then that it was followed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly IReferRequest _refer;
    private readonly CallLeg _transferor;
    private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _timer;
    private int _isOver;

    /// <summary>Accepts the request.</summary>
    /// <param name="refer">The request.</param>
    /// <param name="transferor">The leg of who asked.</param>
    /// <param name="clock">The clock of waits.</param>
    public TransferReport(IReferRequest refer, CallLeg transferor, TimeProvider clock)
    {
        _refer = refer;
        _transferor = transferor;
        refer.Accept();
        _timer = clock.CreateTimer(_ => Succeeded(), null, Longest, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Why a leg ends that was transferred away from.</summary>
    public static LegEndRequest Transferred { get; } = new("transferred");

    /// <summary>Ends when the last word was said.</summary>
    public Task Told => _told.Task;

    /// <summary>The new one is rung.</summary>
    public void Ringing()
    {
        if (Volatile.Read(ref _isOver) == 0)
        {
            _refer.Notify(180);
        }
    }

    /// <summary>The new one is connected, or the document was followed.</summary>
    public void Succeeded() => Finish(200);

    /// <summary>It came to nothing.</summary>
    /// <param name="status">Why, as a SIP status of 300 and more.</param>
    public void Failed(int status) => Finish(status);

    private void Finish(int status)
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            _timer.Dispose();
            _refer.Notify(status);
            _transferor.End(Transferred);
            _told.TrySetResult();
        }
    }
}

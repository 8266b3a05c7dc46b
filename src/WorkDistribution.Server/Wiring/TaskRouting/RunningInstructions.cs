using System.Collections.Concurrent;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Instructions that are under way: each is a task that is awaited when the server stops.</summary>
internal sealed class RunningInstructions(ILogger<RunningInstructions> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Task, byte> _running = [];

    /// <summary>Runs one. What escapes it is logged; the others go on.</summary>
    public void Run(ReservationSid reservation, Func<Task> instruction)
    {
        var task = GuardAsync(reservation, instruction);
        _running.TryAdd(task, 0);
        _ = ForgetAsync(task);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits for what still ends: calls have been ended already.</summary>
    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_running.Keys).WaitAsync(cancellationToken).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private async Task GuardAsync(ReservationSid reservation, Func<Task> instruction)
    {
        await Task.Yield();
        try
        {
            await instruction();
        }
#pragma warning disable CA1031 // The edge of one instruction.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            TaskWiringLog.InstructionFailed(logger, reservation.Value, exception);
        }
    }

    private async Task ForgetAsync(Task task)
    {
        await task;
        _running.TryRemove(task, out _);
    }
}

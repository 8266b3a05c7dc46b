using WorkDistribution.Sip.Registrar;

namespace WorkDistribution.Server.Lifetime;

/// <summary>Has the registrar forget lapsed registrations, once a minute.</summary>
internal sealed class RegistrationSweeper(Registrar registrar, TimeProvider clock, ILogger<RegistrationSweeper> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Sweeps until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await SweepAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await registrar.SweepAsync(cancellationToken);
        }
#pragma warning disable CA1031 // The loop's edge: a store that fails now may do its work in a minute.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            ServerLog.SweepFailed(logger, exception);
        }
    }
}

using System.Runtime.InteropServices;

namespace WorkDistribution.Server.Lifetime;

/// <summary>SIGTERM or Ctrl-C: the first starts the drain, the second ends the process at once.</summary>
/// <remarks>It takes the place of the host's own console lifetime, which would stop the HTTP server while calls still need it.</remarks>
internal sealed class SignalLifetime(ServerState state, ILogger<SignalLifetime> logger) : IHostLifetime, IDisposable
{
    /// <summary>Exit code of a process that was told to end at once: 128 and SIGTERM, as shells have it.</summary>
    private const int EndedAtOnce = 143;

    private PosixSignalRegistration? _terminate;
    private PosixSignalRegistration? _interrupt;

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _terminate?.Dispose();
        _interrupt?.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!state.StartDraining())
        {
            ServerLog.EndedAtOnce(logger, context.Signal);
            Environment.Exit(EndedAtOnce);
        }
    }
}

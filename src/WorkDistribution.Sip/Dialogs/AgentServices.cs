using WorkDistribution.Sip.Transport;

namespace WorkDistribution.Sip.Dialogs;

/// <summary>What the agents of all stripes share besides the transactions' context.</summary>
internal sealed class AgentServices(ISipApplication application, AccessGate access, Registrar.Registrar? registrar, SipResolver resolver, BackgroundWork background)
{
    private int _draining;

    /// <summary>Takes incoming sessions.</summary>
    public ISipApplication Application { get; } = application;

    /// <summary>Lets requests in.</summary>
    public AccessGate Access { get; } = access;

    /// <summary>Handles REGISTER; null answers it 405.</summary>
    public Registrar.Registrar? Registrar { get; } = registrar;

    /// <summary>Finds next hops.</summary>
    public SipResolver Resolver { get; } = resolver;

    /// <summary>Waits that are under way.</summary>
    public BackgroundWork Background { get; } = background;

    /// <summary>true when new calls are refused.</summary>
    public bool IsDraining => Volatile.Read(ref _draining) == 1;

    /// <summary>Refuses new calls from now on.</summary>
    /// <returns>false when that was so already.</returns>
    public bool BeginDrain() => Interlocked.Exchange(ref _draining, 1) == 0;
}

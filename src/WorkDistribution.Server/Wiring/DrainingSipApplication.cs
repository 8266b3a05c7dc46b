using WorkDistribution.Server.Lifetime;
using WorkDistribution.Sip.Dialogs;

namespace WorkDistribution.Server.Wiring;

/// <summary>Refuses new calls while the server drains; otherwise hands them on.</summary>
internal sealed class DrainingSipApplication(ISipApplication next, DrainState drain) : ISipApplication
{
    /// <inheritdoc/>
    public IInviteSessionObserver? OnInvite(IInviteSession session) => drain.IsDraining ? null : next.OnInvite(session);
}

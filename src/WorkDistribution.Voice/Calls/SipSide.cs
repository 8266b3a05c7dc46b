using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Registrar;

namespace WorkDistribution.Voice.Calls;

/// <summary>The SIP side, looked up when it is needed: it is built from us (<see cref="CallRouter"/>) as much as we use it.</summary>
/// <param name="UserAgent">Places calls.</param>
/// <param name="Locations">Knows where users are registered.</param>
/// <param name="Application">Takes calls: also those from inside.</param>
internal sealed record SipSide(Func<ISipUserAgent> UserAgent, Func<ILocationService> Locations, Func<ISipApplication> Application);

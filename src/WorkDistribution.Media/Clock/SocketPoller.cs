namespace WorkDistribution.Media.Clock;

/// <summary>Chooses the poller for this system.</summary>
internal static class SocketPoller
{
    /// <summary>epoll on Linux, else one question a socket.</summary>
    public static ISocketPoller Create() => OperatingSystem.IsLinux() ? new EpollPoller() : new AvailablePoller();
}

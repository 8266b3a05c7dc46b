using System.Net.Sockets;

namespace WorkDistribution.Media.Clock;

/// <summary>Says which of many sockets have something to read, in one call and without waiting. One thread.</summary>
internal interface ISocketPoller : IDisposable
{
    /// <summary>Watches a socket.</summary>
    /// <param name="socket">Bound and open.</param>
    /// <param name="token">What <see cref="Poll"/> reports it as; not negative.</param>
    void Add(Socket socket, int token);

    /// <summary>Watches it no longer; call before it is closed.</summary>
    void Remove(Socket socket, int token);

    /// <summary>Finds readable sockets.</summary>
    /// <param name="ready">Filled with their tokens.</param>
    /// <returns>How many; when all of <paramref name="ready"/> was filled there may be more.</returns>
    int Poll(Span<int> ready);
}

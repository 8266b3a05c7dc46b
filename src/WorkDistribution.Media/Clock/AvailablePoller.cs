using System.Net.Sockets;

namespace WorkDistribution.Media.Clock;

/// <summary>Asks each socket: for systems without epoll.</summary>
internal sealed class AvailablePoller : ISocketPoller
{
    private readonly List<(Socket Socket, int Token)> _sockets = [];
    private int _next;

    /// <inheritdoc/>
    public void Add(Socket socket, int token) => _sockets.Add((socket, token));

    /// <inheritdoc/>
    public void Remove(Socket socket, int token) => _sockets.Remove((socket, token));

    /// <inheritdoc/>
    public int Poll(Span<int> ready)
    {
        var count = 0;
        for (var i = 0; i < _sockets.Count && count < ready.Length; i++)
        {
            var (socket, token) = _sockets[(_next + i) % _sockets.Count];
            if (socket.Available > 0)
            {
                ready[count++] = token;
            }
        }

        _next++; // another begins the next time, so that none starves when the answer is cut off
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => _sockets.Clear();
}

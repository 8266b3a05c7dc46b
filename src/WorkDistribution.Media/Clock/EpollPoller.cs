using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WorkDistribution.Media.Clock;

/// <summary>epoll, level triggered: one system call a tick for all sockets of a clock, instead of one that finds nothing for each.</summary>
internal sealed class EpollPoller : ISocketPoller
{
    private const int CloseOnExec = 0x80000;
    private const int ControlAdd = 1;
    private const int ControlRemove = 2;
    private const uint Readable = 1;
    private const int MaxEvents = 512;

    // struct epoll_event { uint32_t events; uint64_t data; } is packed on x86-64 and aligned to 8 bytes elsewhere.
    private static readonly int Stride = IsPacked() ? 3 : 4;
    private static readonly int DataAt = IsPacked() ? 1 : 2;

    private readonly uint[] _events = new uint[MaxEvents * Stride];
    private readonly int _descriptor;

    /// <summary>Opens it.</summary>
    public EpollPoller()
    {
        _descriptor = LibC.EpollCreate(CloseOnExec);
        if (_descriptor < 0)
        {
            throw new Win32Exception("epoll_create1 failed");
        }
    }

    /// <inheritdoc/>
    public void Add(Socket socket, int token) => Control(ControlAdd, socket, token);

    /// <inheritdoc/>
    public void Remove(Socket socket, int token) => Control(ControlRemove, socket, token);

    /// <inheritdoc/>
    public int Poll(Span<int> ready)
    {
        var count = LibC.EpollWait(_descriptor, ref _events[0], Math.Min(ready.Length, MaxEvents), 0);
        for (var i = 0; i < count; i++)
        {
            ready[i] = (int)_events[(i * Stride) + DataAt];
        }

        return Math.Max(count, 0); // interrupted: the next tick asks again
    }

    /// <inheritdoc/>
    public void Dispose() => _ = LibC.Close(_descriptor);

    private static bool IsPacked() => RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86;

    private void Control(int operation, Socket socket, int token)
    {
        Span<uint> entry = stackalloc uint[4];
        entry.Clear();
        entry[0] = Readable;
        entry[DataAt] = (uint)token;
        if (LibC.EpollControl(_descriptor, operation, (int)socket.Handle, ref entry[0]) != 0)
        {
            throw new Win32Exception("epoll_ctl failed");
        }
    }
}

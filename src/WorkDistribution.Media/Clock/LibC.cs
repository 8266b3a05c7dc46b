using System.Runtime.InteropServices;

namespace WorkDistribution.Media.Clock;

/// <summary>The few Linux calls that .NET has no name for.</summary>
internal static class LibC
{
    private const string Library = "libc";

    /// <summary>epoll_create1(2).</summary>
    [DllImport(Library, EntryPoint = "epoll_create1"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int EpollCreate(int flags);

    /// <summary>epoll_ctl(2).</summary>
    [DllImport(Library, EntryPoint = "epoll_ctl"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int EpollControl(int epoll, int operation, int descriptor, ref uint entry);

    /// <summary>epoll_wait(2).</summary>
    [DllImport(Library, EntryPoint = "epoll_wait"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int EpollWait(int epoll, ref uint entries, int max, int timeout);

    /// <summary>close(2).</summary>
    [DllImport(Library, EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Close(int descriptor);

    /// <summary>connect(2): on a datagram socket it sets the peer, and with AF_UNSPEC it takes it away again.</summary>
    [DllImport(Library, EntryPoint = "connect"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Connect(int descriptor, ref byte address, int length);

    /// <summary>clock_nanosleep(2).</summary>
    [DllImport(Library, EntryPoint = "clock_nanosleep"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int ClockNanosleep(int clock, int flags, ref TimeSpec request, nint remaining);

    /// <summary>setpriority(2); 0 and 0 mean the calling thread alone on Linux.</summary>
    [DllImport(Library, EntryPoint = "setpriority"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int SetPriority(int which, int who, int nice);

    /// <summary>struct timespec on 64-bit systems.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TimeSpec
    {
        /// <summary>Whole seconds.</summary>
        public long Seconds;

        /// <summary>Nanoseconds of the second.</summary>
        public long Nanoseconds;
    }
}

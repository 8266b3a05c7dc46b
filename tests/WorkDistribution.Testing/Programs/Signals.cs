using System.Runtime.InteropServices;

namespace WorkDistribution.Testing.Programs;

/// <summary>What a program is told from outside.</summary>
public static class Signals
{
    private const int SignalTerminate = 15;

    /// <summary>Asks a process to end (SIGTERM) and returns at once.</summary>
    public static void Terminate(int processId) => _ = Send(processId, SignalTerminate);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int processId, int signal);
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace WorkDistribution.Benchmarks;

/// <summary>The floor: a bare loop that sends the packets of N played calls through connected sockets, 50 a second each, and does nothing else.</summary>
internal static class FloorLoop
{
    /// <summary>Runs the loop and prints the process's own CPU seconds a call-minute.</summary>
    internal static int Run(int streams, int seconds, int sinkPort)
    {
        var packet = new byte[172];
        packet[0] = 0x80;
        var sockets = new Socket[streams];
        for (var i = 0; i < streams; i++)
        {
            sockets[i] = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            sockets[i].Connect(IPAddress.Loopback, sinkPort);
        }

        var process = Process.GetCurrentProcess();
        var start = Stopwatch.GetTimestamp();
        var tick = 0L;
        var cpuBefore = process.TotalProcessorTime;
        var ticks = seconds * 50L;
        using var wait = new ManualResetEventSlim();
        while (tick < ticks)
        {
            foreach (var socket in sockets)
            {
                packet[3]++;
                socket.Send(packet);
            }

            tick++;
            var left = TimeSpan.FromMilliseconds(tick * 20) - Stopwatch.GetElapsedTime(start);
            if (left > TimeSpan.Zero)
            {
                wait.WaitHandle.WaitOne(left);
            }
        }

        process.Refresh();
        var used = (process.TotalProcessorTime - cpuBefore).TotalSeconds;
        var minutes = Stopwatch.GetElapsedTime(start).TotalMinutes;
        Console.WriteLine((used / (streams * minutes)).ToString("F5", CultureInfo.InvariantCulture));
        return 0;
    }
}

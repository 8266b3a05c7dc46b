using System.Net.Sockets;

namespace WorkDistribution.Media.Clock;

/// <summary>A session as the clock sees it. All methods are called on the clock's thread.</summary>
internal interface IClockMember
{
    /// <summary>The clock it shall be on: when another than the one that visits it, it is moved there. May change from any thread.</summary>
    MediaClock Home { get; }

    /// <summary>The socket for RTP.</summary>
    Socket RtpSocket { get; }

    /// <summary>The socket for RTCP.</summary>
    Socket RtcpSocket { get; }

    /// <summary>Whether it has ended: it is taken off the clock.</summary>
    bool IsClosed { get; }

    /// <summary>It is on this clock from now on.</summary>
    void Attach(MediaClock clock);

    /// <summary>It leaves this clock for another: what ties it to other members here is undone.</summary>
    void Detach();

    /// <summary>Carries out what was asked since the last tick.</summary>
    void RunCommands(MediaTime time);

    /// <summary>A datagram waits: read one.</summary>
    void Receive(bool isRtcp, MediaTime time);

    /// <summary>Makes this tick's received frame. All members listen before any speaks.</summary>
    void Listen(MediaTime time);

    /// <summary>Sends this tick's frame.</summary>
    void Speak(MediaTime time);

    /// <summary>It is off the clock for good: close what is left.</summary>
    void Release();

    /// <summary>It shall end: something in it threw, or the clock stops.</summary>
    void End();
}

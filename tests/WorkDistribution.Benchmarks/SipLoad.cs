using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WorkDistribution.Benchmarks;

/// <summary>A light caller: places calls with fixed texts over one UDP socket, so that the load costs little beside the server under test.</summary>
internal sealed class SipLoad : IDisposable
{
    private static readonly TimeSpan ResendAfter = TimeSpan.FromMilliseconds(500);

    private readonly Socket _socket;
    private readonly IPEndPoint _server;
    private readonly RtpSink _sink;
    private readonly Thread _receiver;
    private readonly ConcurrentDictionary<int, LoadCall> _calls = new();
    private volatile bool _stopping;
    private int _nextId;
    private long _answered;
    private long _ended;
    private long _failed;
    private long _resent;

    internal SipLoad(IPEndPoint server, RtpSink sink)
    {
        _server = server;
        _sink = sink;
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 8 << 20 };
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.ReceiveTimeout = 100;
        _receiver = new Thread(Receive) { IsBackground = true, Name = "sip load" };
        _receiver.Start();
    }

    internal long Answered => Interlocked.Read(ref _answered);

    internal long Ended => Interlocked.Read(ref _ended);

    internal long Failed => Interlocked.Read(ref _failed);

    internal long Resent => Interlocked.Read(ref _resent);

    internal int Open => _calls.Count;

    private int LocalPort => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Starts one call to a number.</summary>
    internal void Start(string number)
    {
        var call = new LoadCall(Interlocked.Increment(ref _nextId), number);
        _calls[call.Id] = call;
        Send(call, Invite(call));
    }

    /// <summary>Starts calls at a rate; sends again what was not answered.</summary>
    internal void StartMany(string number, int count, double perSecond)
    {
        var begin = Stopwatch.GetTimestamp();
        using var pause = new ManualResetEventSlim();
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds(i / perSecond) - Stopwatch.GetElapsedTime(begin);
            if (due > TimeSpan.FromMilliseconds(1))
            {
                ResendUnanswered();
                pause.WaitHandle.WaitOne(due);
            }

            Start(number);
        }
    }

    /// <summary>Waits until a condition holds, resending meanwhile.</summary>
    internal bool WaitFor(Func<bool> condition, TimeSpan limit)
    {
        var begin = Stopwatch.GetTimestamp();
        using var pause = new ManualResetEventSlim();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(begin) > limit)
            {
                return false;
            }

            ResendUnanswered();
            pause.WaitHandle.WaitOne(20);
        }

        return true;
    }

    /// <summary>Sends BYE on every open call.</summary>
    internal void HangUpAll()
    {
        foreach (var call in _calls.Values.Where(c => c.ToTag is not null))
        {
            call.ByeSent = true;
            Send(call, InDialog(call, "BYE", 2));
        }
    }

    public void Dispose()
    {
        _stopping = true;
        _receiver.Join();
        _socket.Dispose();
    }

    private void ResendUnanswered()
    {
        foreach (var call in _calls.Values)
        {
            if (call.Waiting && Stopwatch.GetElapsedTime(call.SentAt) > ResendAfter)
            {
                Interlocked.Increment(ref _resent);
                Send(call, call.LastSent!);
            }
        }
    }

    private void Send(LoadCall call, byte[] message)
    {
        call.LastSent = message;
        call.SentAt = Stopwatch.GetTimestamp();
        call.Waiting = true;
        _socket.SendTo(message, _server);
    }

    private void Receive()
    {
        var buffer = new byte[8192];
        EndPoint from = new IPEndPoint(IPAddress.Any, 0);
        while (!_stopping)
        {
            int length;
            try
            {
                length = _socket.ReceiveFrom(buffer, ref from);
            }
            catch (SocketException)
            {
                continue;
            }

            Handle(Encoding.ASCII.GetString(buffer, 0, length));
        }
    }

    private void Handle(string message)
    {
        var id = Field(message, "\r\nCall-ID: load-", "@");
        if (id is null || !int.TryParse(id, CultureInfo.InvariantCulture, out var number) || !_calls.TryGetValue(number, out var call))
        {
            AnswerStray(message);
            return;
        }

        if (message.StartsWith("BYE ", StringComparison.Ordinal))
        {
            _socket.SendTo(Response(message), _server);
            if (_calls.TryRemove(number, out _))
            {
                Interlocked.Increment(ref _ended);
            }
        }
        else if (message.StartsWith("SIP/2.0 2", StringComparison.Ordinal))
        {
            HandleSuccess(message, call);
        }
        else if (message.StartsWith("SIP/2.0 1", StringComparison.Ordinal))
        {
            call.Waiting = false;
        }
        else if (message.StartsWith("SIP/2.0 ", StringComparison.Ordinal))
        {
            call.ToTag = Field(message, "\r\nTo: ", "\r\n");
            _socket.SendTo(Encoding.ASCII.GetBytes(Request(call, "ACK", 1, call.ToTag!, call.InviteBranch, "")), _server);
            _calls.TryRemove(number, out _);
            Interlocked.Increment(ref _failed);
        }
    }

    private void HandleSuccess(string message, LoadCall call)
    {
        call.Waiting = false;
        if (call.ByeSent)
        {
            if (_calls.TryRemove(call.Id, out _))
            {
                Interlocked.Increment(ref _ended);
            }

            return;
        }

        if (call.ToTag is null)
        {
            Interlocked.Increment(ref _answered);
            call.ToTag = Field(message, "\r\nTo: ", "\r\n");
            call.Target = Field(message, "\r\nContact: <", ">") ?? call.Target;
            if (int.TryParse(Field(message, "\nm=audio ", " "), CultureInfo.InvariantCulture, out var port))
            {
                _sink.Greet(port);
            }
        }

        _socket.SendTo(InDialog(call, "ACK", 1), _server);
    }

    // A BYE sent again after its call was forgotten still wants its answer.
    private void AnswerStray(string message)
    {
        if (message.StartsWith("BYE ", StringComparison.Ordinal))
        {
            _socket.SendTo(Response(message), _server);
        }
    }

    private static string? Field(string message, string start, string end)
    {
        var from = message.IndexOf(start, StringComparison.Ordinal);
        if (from < 0)
        {
            return null;
        }

        from += start.Length;
        var to = message.IndexOf(end, from, StringComparison.Ordinal);
        return to < 0 ? null : message[from..to];
    }

    private static byte[] Response(string request)
    {
        var text = new StringBuilder("SIP/2.0 200 OK\r\n");
        foreach (var line in request.Split("\r\n"))
        {
            if (line.StartsWith("Via:", StringComparison.Ordinal) || line.StartsWith("From:", StringComparison.Ordinal)
                || line.StartsWith("To:", StringComparison.Ordinal) || line.StartsWith("Call-ID:", StringComparison.Ordinal)
                || line.StartsWith("CSeq:", StringComparison.Ordinal))
            {
                text.Append(line).Append("\r\n");
            }
        }

        return Encoding.ASCII.GetBytes(text.Append("Content-Length: 0\r\n\r\n").ToString());
    }

    private byte[] Invite(LoadCall call)
    {
        var sdp = $"v=0\r\no=load 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio {_sink.Port} RTP/AVP 0 101\r\n"
            + "a=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\n";
        call.Target = $"sip:{call.Number}@{_server}";
        return Encoding.ASCII.GetBytes(Request(call, "INVITE", 1, $"<{call.Target}>", call.InviteBranch, sdp));
    }

    private byte[] InDialog(LoadCall call, string method, int cseq) =>
        Encoding.ASCII.GetBytes(Request(call, method, cseq, call.ToTag!, $"z9hG4bK-{method}-{call.Id}", ""));

    private string Request(LoadCall call, string method, int cseq, string to, string branch, string body) =>
        $"{method} {call.Target} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:{LocalPort};branch={branch}\r\nMax-Forwards: 70\r\n"
        + $"From: <sip:+15550199@127.0.0.1:{LocalPort}>;tag=l{call.Id}\r\nTo: {to}\r\nCall-ID: load-{call.Id}@127.0.0.1\r\nCSeq: {cseq} {method}\r\n"
        + $"Contact: <sip:load@127.0.0.1:{LocalPort}>\r\n" + (body.Length > 0 ? "Content-Type: application/sdp\r\n" : "")
        + $"Content-Length: {body.Length}\r\n\r\n{body}";
}

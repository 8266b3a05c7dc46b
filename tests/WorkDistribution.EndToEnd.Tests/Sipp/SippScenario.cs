using System.Text;

namespace WorkDistribution.EndToEnd.Tests.Sipp;

/// <summary>Writes a sipp scenario step by step. A caller by default; the far end's hang-up, answers and challenges are steps too.</summary>
internal sealed class SippScenario
{
    private readonly StringBuilder _steps = new();
    private readonly string _from;
    private int _index;
    private int _inviteIndex;
    private int _cseq;

    /// <summary>Starts a scenario.</summary>
    /// <param name="from">The caller's address, user@host.</param>
    public SippScenario(string from = "+15550199@127.0.0.1") => _from = from;

    /// <summary>Sends an INVITE with an offer of mu-law and telephone-event.</summary>
    /// <param name="isAuthenticated">Answers the challenge that was received before.</param>
    /// <param name="audioPort">Where audio is wanted; sipp's own port by default.</param>
    /// <param name="requestHost">Host part of the called address.</param>
    public SippScenario Invite(bool isAuthenticated = false, string audioPort = "[media_port]", string requestHost = "[remote_ip]:[remote_port]")
    {
        _inviteIndex = _index;
        _cseq++;
        Send(InviteText("[branch]", isAuthenticated, audioPort, requestHost), "retrans=\"500\"");
        return this;
    }

    /// <summary>Sends a text message.</summary>
    public SippScenario Message(string text)
    {
        _cseq++;
        Send($"""
            MESSAGE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
            From: <sip:{_from}>;tag=[pid]S[call_number]
            To: <sip:[service]@[remote_ip]:[remote_port]>
            Call-ID: [call_id]
            CSeq: {_cseq} MESSAGE
            Max-Forwards: 70
            Content-Type: text/plain
            Content-Length: [len]

            {text}
            """, "retrans=\"500\"");
        return this;
    }

    /// <summary>Sends the INVITE once more, the very same.</summary>
    public SippScenario InviteAgain(string audioPort = "[media_port]")
    {
        Send(InviteText($"[branch-{_index - _inviteIndex}]", false, audioPort, "[remote_ip]:[remote_port]"));
        return this;
    }

    /// <summary>Expects a response; provisional ones before it may come or not.</summary>
    public SippScenario Expect(int status, bool isChallenge = false)
    {
        if (status >= 200)
        {
            Optional(100).Optional(180).Optional(183);
        }
        else
        {
            Optional(100);
        }

        return Step($"<recv response=\"{status}\"{(isChallenge ? " auth=\"true\"" : "")} rrs=\"true\"/>");
    }

    /// <summary>Acknowledges a 2xx.</summary>
    public SippScenario Ack()
    {
        Send(InDialog("ACK", _cseq, "[branch]"));
        return this;
    }

    /// <summary>Acknowledges a refusal: the same branch, no route.</summary>
    public SippScenario AckRefusal()
    {
        Send($"""
            ACK sip:[service]@[remote_ip]:[remote_port] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch-{_index - _inviteIndex}]
            From: <sip:{_from}>;tag=[pid]S[call_number]
            To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
            Call-ID: [call_id]
            CSeq: {_cseq} ACK
            Max-Forwards: 70
            Content-Length: 0

            """);
        return this;
    }

    /// <summary>Cancels the INVITE and expects the two answers.</summary>
    public SippScenario Cancel()
    {
        Send($"""
            CANCEL sip:[service]@[remote_ip]:[remote_port] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch-{_index - _inviteIndex}]
            From: <sip:{_from}>;tag=[pid]S[call_number]
            To: <sip:[service]@[remote_ip]:[remote_port]>
            Call-ID: [call_id]
            CSeq: {_cseq} CANCEL
            Max-Forwards: 70
            Content-Length: 0

            """);
        Step("<recv response=\"200\"/>");
        Step("<recv response=\"487\"/>");
        return AckRefusal();
    }

    /// <summary>Sends a digit by INFO and expects 200.</summary>
    public SippScenario Info(char digit)
    {
        _cseq++;
        Send(InDialog("INFO", _cseq, "[branch]", "application/dtmf-relay", $"Signal={digit}\nDuration=160\n"));
        return Step("<recv response=\"200\"/>");
    }

    /// <summary>Plays a recorded stream of packets.</summary>
    public SippScenario PlayPackets(string file) => Step($"<nop><action><exec play_pcap_audio=\"{file}\"/></action></nop>");

    /// <summary>Does nothing for a while: the call goes on.</summary>
    public SippScenario Pause(int milliseconds) => Step($"<pause milliseconds=\"{milliseconds}\"/>");

    /// <summary>Hangs up.</summary>
    public SippScenario Bye()
    {
        _cseq++;
        Send(InDialog("BYE", _cseq, "[branch]"), "retrans=\"500\"");
        return Step("<recv response=\"200\"/>");
    }

    /// <summary>Expects the server to hang up.</summary>
    public SippScenario ExpectBye()
    {
        Step("<recv request=\"BYE\"/>");
        Send("""
            SIP/2.0 200 OK
            [last_Via:]
            [last_From:]
            [last_To:]
            [last_Call-ID:]
            [last_CSeq:]
            Content-Length: 0

            """);
        return this;
    }

    /// <summary>Registers; with credentials after a challenge.</summary>
    public SippScenario Register(string domain, string user, bool isAuthenticated)
    {
        _cseq++;
        Send($"""
            REGISTER sip:{domain} SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
            From: <sip:{user}@{domain}>;tag=[pid]R[call_number]
            To: <sip:{user}@{domain}>
            Call-ID: [call_id]
            CSeq: {_cseq} REGISTER
            Contact: <sip:{user}@[local_ip]:[local_port];transport=[transport]>
            Expires: 600
            Max-Forwards: 70
            {(isAuthenticated ? "[authentication]\n" : "")}Content-Length: 0

            """, "retrans=\"500\"");
        return this;
    }

    /// <summary>The scenario as sipp reads it.</summary>
    public override string ToString() => $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE scenario SYSTEM \"sipp.dtd\">\n<scenario name=\"test\">\n{_steps}</scenario>\n";

    private SippScenario Optional(int status) => Step($"<recv response=\"{status}\" optional=\"true\"/>");

    private string InviteText(string branch, bool isAuthenticated, string audioPort, string requestHost) => $"""
        INVITE sip:[service]@{requestHost} SIP/2.0
        Via: SIP/2.0/[transport] [local_ip]:[local_port];branch={branch}
        From: <sip:{_from}>;tag=[pid]S[call_number]
        To: <sip:[service]@{requestHost}>
        Call-ID: [call_id]
        CSeq: {_cseq} INVITE
        Contact: <sip:sipp@[local_ip]:[local_port];transport=[transport]>
        Max-Forwards: 70
        {(isAuthenticated ? "[authentication]\n" : "")}Content-Type: application/sdp
        Content-Length: [len]

        v=0
        o=sipp 1 1 IN IP4 [local_ip]
        s=-
        c=IN IP4 [media_ip]
        t=0 0
        m=audio {audioPort} RTP/AVP 0 101
        a=rtpmap:0 PCMU/8000
        a=rtpmap:101 telephone-event/8000
        a=fmtp:101 0-16
        a=sendrecv

        """;

    private string InDialog(string method, int cseq, string branch, string? contentType = null, string body = "") => $"""
        {method} [next_url] SIP/2.0
        Via: SIP/2.0/[transport] [local_ip]:[local_port];branch={branch}
        [routes]
        From: <sip:{_from}>;tag=[pid]S[call_number]
        To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
        Call-ID: [call_id]
        CSeq: {cseq} {method}
        Contact: <sip:sipp@[local_ip]:[local_port];transport=[transport]>
        Max-Forwards: 70
        {(contentType is null ? "" : $"Content-Type: {contentType}\n")}Content-Length: {(contentType is null ? "0" : "[len]")}

        {body}
        """;

    private void Send(string text, string attributes = "") => Step($"<send {attributes}><![CDATA[\n{text}\n]]></send>");

    private SippScenario Step(string xml)
    {
        _steps.Append(xml).Append('\n');
        _index++;
        return this;
    }
}

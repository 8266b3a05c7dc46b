using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using WorkDistribution.Media.Rtp;
using WorkDistribution.Media.Sdp;

namespace WorkDistribution.Media.Tests.Sdp;

[TestFixture]
public sealed class MediaNegotiatorTests
{
    private const string Head = "v=0\r\no=phone 1 1 IN IP4 192.0.2.7\r\ns=-\r\nc=IN IP4 192.0.2.7\r\nt=0 0\r\n";
    private const string Events = "a=rtpmap:101 telephone-event/8000\r\n";

    private MediaNegotiator _negotiator = null!;

    [SetUp]
    public void SetUp() => _negotiator = new MediaNegotiator(new IPEndPoint(IPAddress.Parse("198.51.100.1"), 20000), 4711);

    [Test]
    public void An_offer_is_answered_with_the_first_codec_and_the_events_in_the_far_ends_numbers()
    {
        var answer = Answer(Head + "m=audio 4000 RTP/AVP 18 8 0 96\r\na=rtpmap:96 telephone-event/8000\r\na=ptime:30\r\n");
        Assert.That(answer, Is.EqualTo(
            "v=0\r\no=- 4711 4711 IN IP4 198.51.100.1\r\ns=-\r\nc=IN IP4 198.51.100.1\r\nt=0 0\r\n" +
            "m=audio 20000 RTP/AVP 8 96\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:96 telephone-event/8000\r\na=fmtp:96 0-16\r\na=ptime:20\r\na=sendrecv\r\n"));
        var agreed = _negotiator.Current!;
        Assert.That(agreed.RemoteRtp, Is.EqualTo(IPEndPoint.Parse("192.0.2.7:4000")));
        Assert.That(agreed.RemoteRtcp.Port, Is.EqualTo(4001));
        Assert.That((agreed.Codec, agreed.SendPayloadType, agreed.EventPayloadType), Is.EqualTo((AudioCodec.Pcma, 8, (int?)96)));
        Assert.That((agreed.ReceivePcmu, agreed.ReceivePcma, agreed.ReceiveEvents), Is.EqualTo((0, 8, 96)));
    }

    [Test]
    public void Other_streams_are_refused_in_their_places()
    {
        var answer = Answer(Head + "m=video 5000 RTP/AVP 96 97\r\nm=audio 4000 RTP/AVP 0\r\nm=audio 4002 RTP/AVP 0\r\nm=image 6000 udptl t38\r\n");
        Assert.That(
            Regex.Matches(answer, "m=.*?(?=\r)").Select(match => match.Value),
            Is.EqualTo(new[] { "m=video 0 RTP/AVP 96 97", "m=audio 20000 RTP/AVP 0", "m=audio 0 RTP/AVP 0", "m=image 0 udptl t38" }));
        var again = Encoding.ASCII.GetString(_negotiator.CreateOffer());
        Assert.That(
            Regex.Matches(again, "m=.*?(?=\r)").Select(match => match.Value),
            Is.EqualTo(new[] { "m=video 0 RTP/AVP 96 97", "m=audio 20000 RTP/AVP 0 8 101", "m=audio 0 RTP/AVP 0", "m=image 0 udptl t38" }));
    }

    [Test]
    public void An_encrypted_stream_is_passed_over_for_a_plain_one()
    {
        var answer = Answer(Head + "m=audio 4000 RTP/SAVP 0\r\nm=audio 4002 RTP/AVP 0\r\n");
        Assert.That(answer, Does.Contain("m=audio 0 RTP/SAVP 0\r\nm=audio 20000 RTP/AVP 0\r\n"));
        Assert.That(_negotiator.Current!.RemoteRtp.Port, Is.EqualTo(4002));
    }

    [TestCase("m=audio 4000 RTP/SAVP 0\r\n", "RTP/SAVP")]
    [TestCase("m=audio 4000 RTP/AVPF 0\r\n", "RTP/AVPF")]
    [TestCase("m=audio 4000 RTP/AVP 18 9\r\n", "no codec in common")]
    [TestCase("m=audio 0 RTP/AVP 0\r\n", "no audio stream")]
    [TestCase("m=video 4000 RTP/AVP 0\r\n", "no audio stream")]
    [TestCase("", "no audio stream")]
    [TestCase("m=audio 4000 RTP/AVP 0\r\nc=IN IP4 phone.example.com\r\n", "no IP address")]
    [TestCase("m=audio 4000 RTP/AVP 0\r\nc=IN IP6 2001:db8::1\r\n", "IP version")]
    [TestCase("m=audio 99999 RTP/AVP 0\r\n", "Media at byte 67")]
    public void What_cannot_be_answered_is_refused_in_words(string streams, string words)
    {
        Assert.That(_negotiator.TryAnswer(Bytes(Head + streams), out var answer, out var problem), Is.False);
        Assert.That(problem, Does.Contain(words));
        Assert.That(answer, Is.Empty);
        Assert.That(_negotiator.Current, Is.Null);
    }

    [TestCase("a=sendonly\r\n", "a=recvonly", false, true)]
    [TestCase("a=recvonly\r\n", "a=sendonly", true, false)]
    [TestCase("a=inactive\r\n", "a=inactive", false, false)]
    [TestCase("a=sendrecv\r\n", "a=sendrecv", true, true)]
    [TestCase("c=IN IP4 0.0.0.0\r\n", "a=sendrecv", false, true)]
    public void Directions_are_mirrored_and_hold_is_seen(string attribute, string answered, bool canSend, bool expectsAudio)
    {
        Assert.That(Answer(Head + "m=audio 4000 RTP/AVP 0\r\n" + attribute), Does.Contain(answered));
        Assert.That((_negotiator.Current!.CanSend, _negotiator.Current.ExpectsAudio), Is.EqualTo((canSend, expectsAudio)));
        Assert.That(_negotiator.Current.IsHeld, Is.EqualTo(!canSend));
    }

    [Test]
    public void The_streams_own_lines_win_over_the_sessions()
    {
        Answer("v=0\no=- 1 1 IN IP4 192.0.2.7\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\na=inactive\n" +
            "m=audio 4000 RTP/AVP 0\nc=IN IP4 192.0.2.2/127\na=sendrecv\na=rtcp:4500 IN IP4 192.0.2.3\n");
        Assert.That(_negotiator.Current!.RemoteRtp, Is.EqualTo(IPEndPoint.Parse("192.0.2.2:4000")));
        Assert.That(_negotiator.Current.RemoteRtcp, Is.EqualTo(IPEndPoint.Parse("192.0.2.3:4500")));
        Assert.That(_negotiator.Current.RemoteDirection, Is.EqualTo(SdpDirection.SendReceive));
    }

    [Test]
    public void The_version_grows_only_when_the_description_changes()
    {
        var offer = Head + "m=audio 4000 RTP/AVP 0 101\r\n" + Events;
        Assert.That(Answer(offer), Does.Contain("o=- 4711 4711 "));
        Assert.That(Answer(offer), Does.Contain("o=- 4711 4711 "));
        Assert.That(Answer(offer + "a=sendonly\r\n"), Does.Contain("o=- 4711 4712 "));
        Assert.That(Answer(offer), Does.Contain("o=- 4711 4713 "));
    }

    [Test]
    public void An_answer_to_our_offer_is_taken_and_a_later_one_replaces_it()
    {
        Assert.That(_negotiator.TryApplyAnswer(Bytes(Head + "m=audio 1 RTP/AVP 0\r\n"), out _), Is.False);
        var offer = Encoding.ASCII.GetString(_negotiator.CreateOffer());
        Assert.That(offer, Does.Contain("m=audio 20000 RTP/AVP 0 8 101\r\n"));
        Assert.That(_negotiator.TryApplyAnswer(Bytes(Head + "m=audio 4000 RTP/AVP 0 101\r\n" + Events), out _), Is.True);
        Assert.That(_negotiator.Current!.ReceiveEvents, Is.EqualTo(101));
        Assert.That(_negotiator.TryApplyAnswer(Bytes(Head + "m=audio 4100 RTP/AVP 8\r\n"), out _), Is.True);
        Assert.That(_negotiator.Current!.RemoteRtp.Port, Is.EqualTo(4100));
        Assert.That(_negotiator.Current.Codec, Is.EqualTo(AudioCodec.Pcma));
        Assert.That(_negotiator.Current.EventPayloadType, Is.Null);
    }

    [Test]
    public void A_codec_under_a_dynamic_number_is_taken()
    {
        Assert.That(Answer(Head + "m=audio 4000 RTP/AVP 97\r\na=rtpmap:97 pcma/8000/1\r\n"), Does.Contain("a=rtpmap:97 PCMA/8000\r\n"));
        Assert.That(_negotiator.Current!.SendPayloadType, Is.EqualTo(97));
    }

    [Test]
    public void IPv6_is_written_and_read()
    {
        var negotiator = new MediaNegotiator(new IPEndPoint(IPAddress.Parse("2001:db8::1"), 20000), 1);
        Assert.That(negotiator.TryAnswer(Bytes("v=0\r\nc=IN IP6 2001:db8::7\r\nm=audio 4000 RTP/AVP 0\r\n"), out var answer, out var problem), Is.True, problem);
        Assert.That(Encoding.ASCII.GetString(answer), Does.Contain("c=IN IP6 2001:db8::1\r\n"));
        Assert.That(negotiator.Current!.RemoteRtp, Is.EqualTo(IPEndPoint.Parse("[2001:db8::7]:4000")));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private string Answer(string offer)
    {
        Assert.That(_negotiator.TryAnswer(Bytes(offer), out var answer, out var problem), Is.True, problem);
        return Encoding.ASCII.GetString(answer);
    }
}

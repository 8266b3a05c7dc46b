using System.Text;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Tests.Messages;

public class SipStreamFramerTests
{
    private const string One = "INFO sip:a@b SIP/2.0\r\nCall-ID: 1\r\nContent-Length: 5\r\n\r\nhello";
    private const string Two = "SIP/2.0 200 OK\nCall-ID: 2\nl: 0\n\n";

    [Test]
    public void Messages_come_out_whole_however_the_bytes_came_in([Values(1, 2, 3, 7, 50, 1000)] int piece)
    {
        var events = Feed(One + Two + "\r\n\r\n" + One + "\r\n" + Two, piece, SipParserLimits.Default);

        Assert.That(events, Is.EqualTo(new[] { "1:hello", "2:", "Ping", "1:hello", "2:" }));
    }

    [Test]
    public void A_stream_message_without_Content_Length_ends_the_stream()
    {
        Assert.That(Feed("INFO sip:a@b SIP/2.0\r\nCall-ID: 1\r\n\r\n" + One, 1000, SipParserLimits.Default), Is.EqualTo(new[] { "Error MissingContentLength" }));
    }

    [TestCase("INFO sip:a@b SIP/2.0\r\nl: 5x\r\n\r\n", "BadContentLength")]
    [TestCase("INFO sip:a@b SIP/2.0\r\nl: 5\r\nl: 6\r\n\r\n", "BadContentLength")]
    [TestCase("INFO sip:a@b SIP/2.0\r\nl: 999\r\n\r\n", "MessageTooLong")]
    [TestCase("INFO sip:a@b SIP/2.0\r\nl: 2147483647\r\n\r\n", "MessageTooLong")]
    [TestCase("GET / HTTP/1.1\r\nl: 0\r\n\r\n", "BadStartLine")]
    [TestCase("INFO sip:a@b SIP/2.0\r\nbad\r\nl: 0\r\n\r\n", "BadHeader")]
    public void What_cannot_be_read_ends_the_stream(string text, string reason)
    {
        var limits = new SipParserLimits { MaxMessageBytes = 500 };

        Assert.That(Feed(text + One, 3, limits), Is.EqualTo(new[] { $"Error {reason}" }));
    }

    [Test]
    public void A_head_without_end_is_cut_off_at_the_limit()
    {
        var limits = new SipParserLimits { MaxMessageBytes = 5_000 };
        var framer = new SipStreamFramer(limits);
        var kind = SipStreamEvent.NeedMore;
        var sent = 0;
        for (; kind == SipStreamEvent.NeedMore && sent < 100_000; sent += 100)
        {
            framer.Append(Encoding.ASCII.GetBytes(new string('x', 100)));
            kind = framer.TryRead(out _, out _);
        }

        Assert.That((kind, sent), Is.EqualTo((SipStreamEvent.Error, 5_100)));
        framer.Append("more"u8);
        Assert.That(framer.FailedBytes.Length, Is.EqualTo(5_100));
    }

    [Test]
    public void The_answer_to_a_ping_is_no_unfinished_message()
    {
        var framer = new SipStreamFramer(SipParserLimits.Default);
        framer.Append("\r\n"u8);

        Assert.That(framer.TryRead(out _, out _), Is.EqualTo(SipStreamEvent.NeedMore));
        Assert.That(framer.IsInsideMessage, Is.False);

        framer.Append("INF"u8);

        Assert.That(framer.TryRead(out _, out _), Is.EqualTo(SipStreamEvent.NeedMore));
        Assert.That(framer.IsInsideMessage, Is.True);
    }

    [Test]
    public void A_request_that_ends_the_stream_can_still_be_refused()
    {
        var framer = new SipStreamFramer(SipParserLimits.Default);
        framer.Append("INFO <bad> SIP/2.0\r\nVia: SIP/2.0/TCP h;branch=z9hG4bK1\r\nCall-ID: 1\r\nCSeq: 1 INFO\r\nl: 0\r\n\r\n"u8);

        Assert.That(framer.TryRead(out _, out var error), Is.EqualTo(SipStreamEvent.Error));
        Assert.That(SipRefusal.TryCreate(framer.FailedBytes, SipParserLimits.Default, error, out _, out var refusal), Is.True);
        Assert.That(refusal!.StatusCode, Is.EqualTo(400));
    }

    private static List<string> Feed(string text, int piece, SipParserLimits limits)
    {
        var framer = new SipStreamFramer(limits);
        var events = new List<string>();
        foreach (var bytes in Encoding.UTF8.GetBytes(text).Chunk(piece))
        {
            framer.Append(bytes);
            while (framer.TryRead(out var message, out var error) is var kind && kind != SipStreamEvent.NeedMore)
            {
                if (kind == SipStreamEvent.Error)
                {
                    events.Add($"Error {error.Reason}");
                    return events;
                }

                events.Add(kind == SipStreamEvent.Ping ? "Ping" : $"{message!.Headers.CallId()}:{Encoding.UTF8.GetString(message.Body.Span)}");
            }
        }

        return events;
    }
}

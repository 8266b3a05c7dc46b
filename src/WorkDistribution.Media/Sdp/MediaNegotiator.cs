using System.Net;
using System.Text;
using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Sdp;

/// <summary>Offer and answer of one leg (RFC 3264): which description was sent last, with which version, and what was agreed. One caller at a time.</summary>
internal sealed class MediaNegotiator
{
    private const int DefaultEvents = 101;

    private readonly IPEndPoint _local;
    private readonly ulong _sessionId;
    private ulong _version;
    private string _lastStreams = "";
    private OfferedTypes? _offered;
    private IReadOnlyList<SdpMedia> _layout = [];
    private SdpMedia? _layoutAudio;

    /// <summary>Begins with nothing agreed.</summary>
    /// <param name="local">Where we receive, as the far end shall see it.</param>
    /// <param name="sessionId">The origin line's session id, and the first version.</param>
    public MediaNegotiator(IPEndPoint local, ulong sessionId)
    {
        _local = local;
        _sessionId = sessionId;
        _version = sessionId;
    }

    /// <summary>What was agreed last; null before.</summary>
    public NegotiatedMedia? Current { get; private set; }

    /// <summary>An offer of all we can do; a later one keeps the payload types agreed before and the order of the streams (section 8).</summary>
    public byte[] CreateOffer()
    {
        var writer = new SdpWriter();
        var mu = (PayloadType: Current is { ReceivePcmu: >= 0 } a ? a.ReceivePcmu : 0, "PCMU/8000");
        var alaw = (PayloadType: Current is { ReceivePcma: >= 0 } b ? b.ReceivePcma : 8, "PCMA/8000");
        var events = (PayloadType: Current is { ReceiveEvents: >= 0 } c ? c.ReceiveEvents : DefaultEvents, "telephone-event/8000");
        var first = Current?.Codec == AudioCodec.Pcma ? alaw : mu;
        var second = Current?.Codec == AudioCodec.Pcma ? mu : alaw;
        (int, string)[] encodings = [first, second, events];
        if (_layoutAudio is null)
        {
            writer.AddAudio(_local.Port, encodings, SdpDirection.SendReceive);
        }
        else
        {
            WriteStreams(writer, encodings, SdpDirection.SendReceive);
        }

        _offered = new OfferedTypes(mu.PayloadType, alaw.PayloadType, events.PayloadType);
        return Finish(writer);
    }

    /// <summary>Takes an offer and makes the answer.</summary>
    /// <param name="offer">The description.</param>
    /// <param name="answer">Ours; empty on failure.</param>
    /// <param name="problem">Why not, in words; empty on success.</param>
    public bool TryAnswer(ReadOnlySpan<byte> offer, out byte[] answer, out string problem)
    {
        answer = [];
        if (!TryPick(offer, out var description, out var chosen, out var audio, out problem))
        {
            return false;
        }

        List<(int, string)> encodings = [(audio.PayloadType, audio.Codec == AudioCodec.Pcmu ? "PCMU/8000" : "PCMA/8000")];
        if (audio.Events is { } events)
        {
            encodings.Add((events, "telephone-event/8000"));
        }

        var writer = new SdpWriter();
        _layout = description.Media;
        _layoutAudio = chosen;
        WriteStreams(writer, encodings, Mirror(description.DirectionOf(chosen!)));

        // Only one encoding is answered, but who offered the other may still use it: take both where they were offered.
        Current = Agree(audio, audio.Pcmu, audio.Pcma, audio.Events ?? -1);
        answer = Finish(writer);
        return true;
    }

    /// <summary>Takes the answer to our last offer.</summary>
    public bool TryApplyAnswer(ReadOnlySpan<byte> answer, out string problem)
    {
        if (_offered is not { } offered)
        {
            problem = "an answer without an offer";
            return false;
        }

        if (!TryPick(answer, out var description, out var chosen, out var audio, out problem))
        {
            return false;
        }

        _layout = description.Media;
        _layoutAudio = chosen;
        Current = Agree(audio, offered.Pcmu, offered.Pcma, audio.Events is null ? -1 : offered.Events);
        return true;
    }

    private static NegotiatedMedia Agree(OfferedAudio audio, int pcmu, int pcma, int events) => new()
    {
        RemoteRtp = audio.Rtp,
        RemoteRtcp = audio.Rtcp,
        Codec = audio.Codec,
        SendPayloadType = audio.PayloadType,
        EventPayloadType = audio.Events,
        ReceivePcmu = pcmu,
        ReceivePcma = pcma,
        ReceiveEvents = events,
        RemoteDirection = audio.Direction,
    };

    private static SdpDirection Mirror(SdpDirection direction) => direction switch
    {
        SdpDirection.SendOnly => SdpDirection.ReceiveOnly,
        SdpDirection.ReceiveOnly => SdpDirection.SendOnly,
        _ => direction,
    };

    // Every stream of the last description keeps its place; all but ours stay refused.
    private void WriteStreams(SdpWriter writer, IReadOnlyList<(int PayloadType, string Encoding)> encodings, SdpDirection direction)
    {
        foreach (var media in _layout)
        {
            if (ReferenceEquals(media, _layoutAudio))
            {
                writer.AddAudio(_local.Port, encodings, direction);
            }
            else
            {
                writer.AddRefused(media);
            }
        }
    }

    private bool TryPick(
        ReadOnlySpan<byte> input,
        out SessionDescription description,
        out SdpMedia? chosen,
        out OfferedAudio audio,
        out string problem)
    {
        chosen = null;
        audio = null!;
        if (!SdpParser.TryParse(input, out description, out var error))
        {
            problem = error.ToString();
            return false;
        }

        problem = "no audio stream";
        foreach (var media in description.Media)
        {
            if (OfferedAudio.TryRead(description, media, out var read, out var reason))
            {
                if (read!.Rtp.AddressFamily != _local.AddressFamily)
                {
                    problem = "the address is of the other IP version than ours";
                    continue;
                }

                chosen = media;
                audio = read;
                problem = "";
                return true;
            }

            problem = media.Kind == "audio" && media.Port != 0 ? reason : problem;
        }

        return false;
    }

    // The version goes up by one whenever the description differs from the one before (RFC 3264 section 5 and 8).
    private byte[] Finish(SdpWriter writer)
    {
        var streams = writer.ToString();
        if (_lastStreams.Length > 0 && streams != _lastStreams)
        {
            _version++;
        }

        _lastStreams = streams;
        return Encoding.UTF8.GetBytes(SdpWriter.WriteHead(_sessionId, _version, _local.Address) + streams);
    }

    private sealed record OfferedTypes(int Pcmu, int Pcma, int Events);
}

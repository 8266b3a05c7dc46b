using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Sip.Dialogs;

namespace WorkDistribution.Voice.Calls.Legs;

/// <summary>Offers and answers of one leg (RFC 3264): opens its audio and says what was agreed. Used by the leg's mailbox; only <see cref="Media"/> and <see cref="TryProgress"/> by anyone.</summary>
/// <param name="engine">Where the audio comes from.</param>
/// <param name="clock">The clock of waits.</param>
/// <param name="log">Where refused offers are told.</param>
/// <param name="lost">Called when nothing is heard any more; must not block.</param>
internal sealed class LegNegotiation(IMediaEngine engine, TimeProvider clock, ILogger log, Action lost)
{
    private volatile LegMedia? _media;
    private volatile byte[]? _answer;

    /// <summary>The audio; null before it was opened.</summary>
    public LegMedia? Media => _media;

    /// <summary>true while the answer to our offer in the 200 is outstanding: it comes with the ACK, and only then can anything be heard.</summary>
    public bool AwaitsConfirmation { get; private set; }

    /// <summary>Opens the audio unless it is open; false when no port is free.</summary>
    public bool TryOpen([NotNullWhen(true)] out LegMedia? media)
    {
        media = _media;
        if (media is null && LegMedia.TryOpen(engine, clock, lost, out media))
        {
            _media = media;
        }

        return media is not null;
    }

    /// <summary>Incoming: opens the audio and works out the answer.</summary>
    public LegPreparation Prepare(IInviteSession session)
    {
        if (!TryOpen(out var media))
        {
            return LegPreparation.NoPort;
        }

        var offer = session.Invite.Body;
        if (offer.IsEmpty)
        {
            return LegPreparation.Ready;
        }

        if (media.Session.TryAnswer(offer.Span, out var answer, out var problem))
        {
            _answer = answer;
            return LegPreparation.Ready;
        }

        VoiceLog.OfferRefused(log, session.CallId, problem);
        return LegPreparation.NoCodec;
    }

    /// <summary>Incoming: 183 with the answer, so that the caller hears us before the call is answered.</summary>
    /// <returns>false when the caller made no offer: then there is nothing to answer yet.</returns>
    public bool TryProgress(IInviteSession session)
    {
        if (_answer is not { } answer)
        {
            return false;
        }

        session.Progress(answer);
        return true;
    }

    /// <summary>Incoming: 200 with the answer, or with our offer when the INVITE had none.</summary>
    public void Accept(IInviteSession session, LegMedia media)
    {
        AwaitsConfirmation = _answer is null;
        session.Accept(_answer ?? media.Session.CreateOffer());
    }

    /// <summary>Takes the answer to our offer: in a 183, a 200, an ACK or the answer to a re-INVITE.</summary>
    public bool TryApply(IInviteSession session, LegMedia media, ReadOnlyMemory<byte> answer)
    {
        if (media.Session.TryApplyAnswer(answer.Span, out var problem))
        {
            AwaitsConfirmation = false;
            return true;
        }

        VoiceLog.OfferRefused(log, session.CallId, problem);
        return false;
    }

    /// <summary>Answers the far end's offer within the call, or refuses it.</summary>
    public void AnswerOffer(IInviteSession session, ReadOnlyMemory<byte> offer)
    {
        if (_media is not { } media)
        {
            session.RejectOffer();
        }
        else if (offer.IsEmpty)
        {
            session.AnswerOffer(media.Session.CreateOffer());
        }
        else if (media.Session.TryAnswer(offer.Span, out var answer, out var problem))
        {
            session.AnswerOffer(answer);
        }
        else
        {
            VoiceLog.OfferRefused(log, session.CallId, problem);
            session.RejectOffer();
        }
    }
}

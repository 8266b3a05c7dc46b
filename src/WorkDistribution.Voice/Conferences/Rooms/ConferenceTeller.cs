using System.Collections.Immutable;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Callbacks;
using WorkDistribution.Voice.Conferences.Machine;

namespace WorkDistribution.Voice.Conferences.Rooms;

/// <summary>Words the status callbacks of one conference: one address for all of it, events numbered from 1.</summary>
internal sealed class ConferenceTeller(StatusCallbackQueue callbacks, TimeProvider clock)
{
    private StatusCallback? _callback;
    private int _sequence;

    /// <summary>The callback of a participant: the first that brings one decides for the conference.</summary>
    public void Offer(StatusCallback? callback) => _callback ??= callback;

    /// <summary>Tells of an event when it is asked for.</summary>
    /// <param name="event">What.</param>
    /// <param name="conference">The conference as it is now.</param>
    /// <param name="participant">Of whom; null of the whole.</param>
    /// <param name="more">What this event adds.</param>
    public void Tell(ConferenceEvent @event, ConferenceRecord conference, ConferenceParticipant? participant, params ReadOnlySpan<KeyValuePair<string, string>> more)
    {
        var (group, name) = Names(@event);
        if (_callback is not { } callback || !(callback.Events.IsDefaultOrEmpty ? ConferenceEntry.DefaultEvents : callback.Events).Contains(group))
        {
            return;
        }

        var parameters = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(16);
        parameters.AddRange(Base(conference));
        parameters.Add(new("StatusCallbackEvent", name));
        parameters.Add(new("SequenceNumber", (++_sequence).ToWire()));
        parameters.Add(new("Timestamp", clock.GetUtcNow().ToWire()));
        if (participant is not null)
        {
            Add(parameters, participant);
        }

        parameters.AddRange(more);
        callbacks.Send(new CallbackMessage(name, callback.Url, callback.Method, parameters.ToImmutable()));
    }

    /// <summary>The parameters of every request about a conference.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Base(ConferenceRecord conference) =>
    [
        new("AccountSid", conference.AccountSid.Value),
        new("ConferenceSid", conference.Sid.Value),
        new("FriendlyName", conference.FriendlyName),
    ];

    private static void Add(ImmutableArray<KeyValuePair<string, string>>.Builder parameters, ConferenceParticipant participant)
    {
        parameters.Add(new("CallSid", participant.CallSid.Value));
        parameters.Add(new("Muted", participant.Muted.ToWire()));
        parameters.Add(new("Hold", participant.Hold.ToWire()));
        parameters.Add(new("Coaching", participant.Coaching.ToWire()));
        parameters.Add(new("StartConferenceOnEnter", participant.StartOnEnter.ToWire()));
        parameters.Add(new("EndConferenceOnExit", participant.EndOnExit.ToWire()));
        if (participant.CallSidToCoach is { } coached)
        {
            parameters.Add(new("CallSidToCoach", coached.Value));
        }

        if (participant.Label is { } label)
        {
            parameters.Add(new("ParticipantLabel", label));
        }
    }

    private static (string Group, string Name) Names(ConferenceEvent @event) => @event switch
    {
        ConferenceEvent.Start => ("start", "conference-start"),
        ConferenceEvent.End => ("end", "conference-end"),
        ConferenceEvent.Join => ("join", "participant-join"),
        ConferenceEvent.Leave => ("leave", "participant-leave"),
        ConferenceEvent.Mute => ("mute", "participant-mute"),
        ConferenceEvent.Unmute => ("mute", "participant-unmute"),
        ConferenceEvent.Hold => ("hold", "participant-hold"),
        ConferenceEvent.Unhold => ("hold", "participant-unhold"),
        ConferenceEvent.Modify => ("modify", "participant-modify"),
        ConferenceEvent.SpeechStart => ("speaker", "participant-speech-start"),
        ConferenceEvent.SpeechStop => ("speaker", "participant-speech-stop"),
        ConferenceEvent.AnnouncementEnd => ("announcement", "announcement-end"),
        _ => ("announcement", "announcement-fail"),
    };
}

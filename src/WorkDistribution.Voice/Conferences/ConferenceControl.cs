using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Conferences.Rooms;

namespace WorkDistribution.Voice.Conferences;

/// <summary>What REST and work distribution do to conferences.</summary>
internal sealed class ConferenceControl(ConferenceRooms rooms, ICallControl calls, CallRegistry registry) : IConferenceControl
{
    private static readonly LegEndRequest TakenOut = new("conference-participant-removed");

    /// <inheritdoc/>
    public ConferenceRecord? Find(AccountSid accountSid, string sidOrName) => FindRoom(accountSid, sidOrName)?.Record;

    /// <inheritdoc/>
    public ImmutableArray<ConferenceParticipant> Participants(AccountSid accountSid, ConferenceSid conference) =>
        rooms.Find(accountSid, conference) is { } room ? [.. room.State.Participants.Select(WithStatus)] : [];

    /// <inheritdoc/>
    public async Task<ConferenceOutcome<ConferenceParticipant>> AddAsync(AddParticipantCommand command, CancellationToken cancellationToken)
    {
        var account = command.Call.AccountSid;
        var (room, entry, refused) = await ReserveAsync(account, command.Entry);
        if (refused is not null)
        {
            return new ConferenceOutcome<ConferenceParticipant>.Refused(refused.Error, refused.Detail);
        }

        CallSid? placed = null;
        ConferenceParticipant? participant;
        CallCommandOutcome outcome;
        try
        {
            outcome = await calls.CreateAsync(command.Call with { Instructions = ConferenceDocument.Enter(entry) }, cancellationToken);
            placed = (outcome as CallCommandOutcome.Done)?.Call.Sid;
        }
        finally
        {
            participant = await room!.ExpectAsync(entry, placed);
        }

        if (outcome is not CallCommandOutcome.Done done)
        {
            var why = (CallCommandOutcome.Refused)outcome;
            return new ConferenceOutcome<ConferenceParticipant>.Refused(why.Error, why.Detail);
        }

        registry.Track(WatchAsync(room, account, done.Call.Sid));
        await room.FlushAsync();
        return new ConferenceOutcome<ConferenceParticipant>.Done(
            participant ?? ConferenceParticipant.From(entry, room.Record, done.Call.Sid, ParticipantStatus.Failed, done.Call.DateCreated));
    }

    /// <inheritdoc/>
    public Task<CallCommandOutcome> MoveAsync(AccountSid accountSid, CallSid call, ConferenceEntry entry, CancellationToken cancellationToken) =>
        calls.UpdateAsync(new UpdateCallCommand(accountSid, call, ConferenceDocument.Enter(entry)), cancellationToken);

    /// <inheritdoc/>
    public Task<ConferenceOutcome<ConferenceParticipant>> UpdateAsync(AccountSid accountSid, ConferenceSid conference, string participant, UpdateParticipantCommand command, CancellationToken cancellationToken) =>
        WithRoom<ConferenceParticipant>(accountSid, conference, room => room.UpdateAsync(participant, command));

    /// <inheritdoc/>
    public async Task<ConferenceOutcome<ConferenceParticipant>> RemoveAsync(AccountSid accountSid, ConferenceSid conference, string participant, CancellationToken cancellationToken)
    {
        if (rooms.Find(accountSid, conference) is { } room && room.State.Find(participant) is { IsPresent: false } expected)
        {
            registry.Find(accountSid, expected.CallSid)?.Leg.End(TakenOut);
        }

        return await WithRoom<ConferenceParticipant>(accountSid, conference, found => found.KickAsync(participant));
    }

    /// <inheritdoc/>
    public Task<ConferenceOutcome<ConferenceRecord>> AnnounceAsync(AccountSid accountSid, ConferenceSid conference, string url, WebhookMethod method, CancellationToken cancellationToken) =>
        WithRoom<ConferenceRecord>(accountSid, conference, room => room.AnnounceAsync(url, method));

    /// <inheritdoc/>
    public Task<ConferenceOutcome<ConferenceRecord>> EndAsync(AccountSid accountSid, ConferenceSid conference, CancellationToken cancellationToken) =>
        WithRoom<ConferenceRecord>(accountSid, conference, async room =>
        {
            foreach (var expected in room.State.Participants.Where(static p => !p.IsPresent))
            {
                registry.Find(accountSid, expected.CallSid)?.Leg.End(TakenOut);
            }

            var outcome = await room.EndAsync();
            await room.FlushAsync();
            return outcome;
        });

    private ConferenceRoom? FindRoom(AccountSid account, string sidOrName) =>
        Sid.TryParse<ConferenceSid>(sidOrName, out var sid) ? rooms.Find(account, sid) : rooms.Find(account, sidOrName);

    private async Task<ConferenceOutcome<T>> WithRoom<T>(AccountSid account, ConferenceSid sid, Func<ConferenceRoom, Task<ConferenceOutcome<T>>> act)
        where T : class =>
        rooms.Find(account, sid) is { } room ? await act(room) : new ConferenceOutcome<T>.Refused(ErrorCatalogue.NotFound, "There is no such conference going on.");

    /// <summary>The conference named by SID or by name, kept open for the call to come; by name it is made when there is none.</summary>
    private async Task<(ConferenceRoom? Room, ConferenceEntry Entry, ConferenceOutcome<ConferenceRecord>.Refused? Refused)> ReserveAsync(AccountSid account, ConferenceEntry entry)
    {
        var isSid = Sid.TryParse<ConferenceSid>(entry.Name, out var sid);
        while (true)
        {
            if ((isSid ? rooms.Find(account, sid) : rooms.FindOrOpen(account, entry)) is not { } room)
            {
                return (null, entry, new(ErrorCatalogue.NotFound, "There is no such conference going on."));
            }

            entry = entry with { Name = room.Record.FriendlyName };
            var outcome = await room.ReserveAsync(entry);
            if (outcome is ConferenceOutcome<ConferenceRecord>.Done)
            {
                return (room, entry, null);
            }

            // Ended at this moment: by its name there may be a new one.
            var refused = (ConferenceOutcome<ConferenceRecord>.Refused)outcome;
            if (refused.Error != ErrorCatalogue.NotFound || isSid)
            {
                return (room, entry, refused);
            }
        }
    }

    private async Task WatchAsync(ConferenceRoom room, AccountSid account, CallSid call)
    {
        if (registry.Find(account, call) is { } live)
        {
            await live.Leg.Ended;
        }

        room.Forget(call);
    }

    private ConferenceParticipant WithStatus(ConferenceParticipant participant)
    {
        if (participant.IsPresent || registry.Find(participant.AccountSid, participant.CallSid) is not { } call)
        {
            return participant;
        }

        return participant with
        {
            Status = call.Record.Status switch
            {
                CallStatus.Queued => ParticipantStatus.Queued,
                CallStatus.Ringing => ParticipantStatus.Ringing,
                >= CallStatus.Completed => ParticipantStatus.Failed,
                _ => ParticipantStatus.Connecting,
            },
        };
    }
}

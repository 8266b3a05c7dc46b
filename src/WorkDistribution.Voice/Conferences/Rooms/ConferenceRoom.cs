using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using WorkDistribution.Core.Concurrency;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Mixing;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Callbacks;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Conferences.Machine;
using WorkDistribution.Voice.Notifications;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Verbs;

namespace WorkDistribution.Voice.Conferences.Rooms;

/// <summary>One live conference: a mailbox that steps <see cref="ConferenceMachine"/> and does what it says, with the audio and the callbacks.</summary>
/// <remarks>A leaving is never lost to a full mailbox: it waits beside it and is looked at with every message. Documents and disks are never waited for here.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "The conference gives its parts back itself when it is over.")]
internal sealed class ConferenceRoom
{
    private const int MailboxCapacity = 1024;
    private const int MostAnnouncements = 16;

    private static readonly (ErrorCode Error, string Detail) NotIn = (ErrorCatalogue.NotFound, "There is no such participant in the conference.");

    private readonly CallServices _services;
    private readonly Action<ConferenceRoom> _ended;
    private readonly Mailbox<RoomMessage> _mailbox;
    private readonly ConcurrentQueue<CallSid> _departures = new();
    private readonly Dictionary<CallSid, RoomMember> _members = [];
    private readonly RoomAudio _audio;
    private readonly RecordLedger<ConferenceRecord> _ledger;
    private readonly StatusCallbackQueue _callbacks;
    private readonly ConferenceTeller _teller;
    private readonly RoomAnnouncer _announcer;
    private readonly RoomRecorder _recorder;
    private readonly CancellationTokenSource _over = new();
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _lastAnnouncement = Task.CompletedTask;
    private int _announcements;
    private volatile ConferenceState _state = ConferenceState.Empty;
    private volatile ConferenceRecord _record;

    /// <summary>Opens a conference; it ends by itself when the last one has left.</summary>
    /// <param name="services">What all calls share.</param>
    /// <param name="prompts">Makes announcements.</param>
    /// <param name="record">Its record; status init.</param>
    /// <param name="ended">Told at the end, before anybody else: takes it out of the register.</param>
    public ConferenceRoom(CallServices services, PromptPlayer prompts, ConferenceRecord record, Action<ConferenceRoom> ended)
    {
        _services = services;
        _record = record;
        _ended = ended;
        _audio = new RoomAudio(services.Media, (session, isTalking) => _mailbox!.TryPost(new RoomMessage.Talk(session, isTalking)));
        _ledger = new RecordLedger<ConferenceRecord>(services.Stores.Conferences.SaveAsync, record.Sid.Value, services.Log);
        var notifier = new CallNotifier(services, record.AccountSid, null);
        _callbacks = new StatusCallbackQueue(services, record.AccountSid, record.Sid.Value, _ledger.FlushAsync, notifier);
        _teller = new ConferenceTeller(_callbacks, services.Clock);
        _announcer = new RoomAnnouncer(services, prompts, record.AccountSid, notifier, _audio);
        _recorder = new RoomRecorder(new RecordingKeeper(services, notifier, _callbacks), _callbacks, _audio);
        _mailbox = new Mailbox<RoomMessage>(MailboxCapacity, HandleAsync, OnFailed);
        _ledger.Save(record);
        VoiceLog.ConferenceBegan(services.Log, record.Sid.Value, record.FriendlyName);
        WhenClosed = CloseAsync();
    }

    /// <summary>Its record as it is now.</summary>
    public ConferenceRecord Record => _record;

    /// <summary>Who is in, as it is now.</summary>
    public ConferenceState State => _state;

    /// <summary>Ends when nothing of it is left but its record.</summary>
    public Task WhenClosed { get; }

    /// <summary>Brings a call in.</summary>
    public Task<JoinOutcome> JoinAsync(CallSession call, LegMedia media, VerbExecutorRegistry verbs, ConferenceEntry entry) =>
        AskAsync<JoinOutcome>(
            done => new RoomMessage.Join(call, media, verbs, entry, done),
            new JoinOutcome.Ended(),
            new JoinOutcome.Refused(ErrorCatalogue.ConferenceBusy, ErrorCatalogue.ConferenceBusy.Message));

    /// <summary>Keeps it open for a call that is about to be placed into it.</summary>
    public Task<ConferenceOutcome<ConferenceRecord>> ReserveAsync(ConferenceEntry entry) => AskAsync<ConferenceRecord>(done => new RoomMessage.Reserve(entry, done));

    /// <summary>The call was placed, or (null) was not.</summary>
    /// <returns>The participant; null when it is not in any more.</returns>
    public Task<ConferenceParticipant?> ExpectAsync(ConferenceEntry entry, CallSid? call) =>
        AskAsync<ConferenceParticipant?>(done => new RoomMessage.Expect(entry, call, done), null, null);

    /// <summary>A call placed into it has ended without coming in.</summary>
    public void Forget(CallSid call)
    {
        _departures.Enqueue(call);
        _mailbox.TryPost(new RoomMessage.Wake());
    }

    /// <summary>One leaves; ends when nothing of the conference is heard any more.</summary>
    public async Task LeaveAsync(RoomMember member)
    {
        Forget(member.Call.Record.Sid);
        await member.Released.Task;
        await member.Sound.CloseAsync();
    }

    /// <summary>Takes one out.</summary>
    public Task<ConferenceOutcome<ConferenceParticipant>> KickAsync(string participant) => AskAsync<ConferenceParticipant>(done => new RoomMessage.Kick(participant, done));

    /// <summary>Changes one.</summary>
    public Task<ConferenceOutcome<ConferenceParticipant>> UpdateAsync(string participant, UpdateParticipantCommand command) =>
        AskAsync<ConferenceParticipant>(done => new RoomMessage.Update(participant, command, done));

    /// <summary>Says something to all.</summary>
    public Task<ConferenceOutcome<ConferenceRecord>> AnnounceAsync(string url, WebhookMethod method) => AskAsync<ConferenceRecord>(done => new RoomMessage.Announce(url, method, done));

    /// <summary>Its recording; null before it has begun. From any thread.</summary>
    public ActiveRecording? Recording => _recorder.Recording;

    /// <summary>Ends it.</summary>
    public Task<ConferenceOutcome<ConferenceRecord>> EndAsync() => AskAsync<ConferenceRecord>(done => new RoomMessage.End(done));

    /// <summary>Ends when its record is on disk as it is now.</summary>
    public Task FlushAsync() => _ledger.FlushAsync();

    private Task<ConferenceOutcome<T>> AskAsync<T>(Func<TaskCompletionSource<ConferenceOutcome<T>>, RoomMessage> message)
        where T : class =>
        AskAsync(message, new ConferenceOutcome<T>.Refused(ErrorCatalogue.NotFound, "The conference has ended."), new ConferenceOutcome<T>.Refused(ErrorCatalogue.ConferenceBusy));

    // Who asks is answered in any case: by the mailbox, or here when it is closed or full.
    private async Task<T> AskAsync<T>(Func<TaskCompletionSource<T>, RoomMessage> message, T ended, T busy)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_mailbox.TryPost(message(done)))
        {
            return _state.Status == ConferenceStatus.Completed ? ended : busy;
        }

        await Task.WhenAny(done.Task, _mailbox.Completion);
        return done.Task.IsCompleted ? await done.Task : ended;
    }

    private ValueTask HandleAsync(RoomMessage message, CancellationToken cancellationToken)
    {
        LookBeside();
        Handle(message);
        LookBeside();
        return ValueTask.CompletedTask;
    }

    private void LookBeside()
    {
        while (_departures.TryDequeue(out var call))
        {
            Step(new ConferenceInput.Leave(call, IsKicked: false));
        }
    }

    private void Handle(RoomMessage message)
    {
        switch (message)
        {
            case RoomMessage.Join join:
                join.Done.TrySetResult(Join(join));
                break;
            case RoomMessage.Reserve reserve:
                reserve.Done.TrySetResult(Reserve(reserve.Entry));
                break;
            case RoomMessage.Expect expect:
                Expect(expect);
                break;
            case RoomMessage.Kick kick:
                kick.Done.TrySetResult(Kick(kick.Participant));
                break;
            case RoomMessage.Update update:
                update.Done.TrySetResult(Update(update.Participant, update.Command));
                break;
            case RoomMessage.Announce announce:
                announce.Done.TrySetResult(Announce(announce.Url, announce.Method));
                break;
            case RoomMessage.Announced announced:
                EndAnnouncement(announced);
                break;
            case RoomMessage.Talk talk when FindCall(talk.Session) is { } call:
                Step(new ConferenceInput.Talk(call, talk.IsTalking));
                break;
            case RoomMessage.End end:
                Step(new ConferenceInput.End());
                end.Done.TrySetResult(new ConferenceOutcome<ConferenceRecord>.Done(_record));
                break;
        }
    }

    private JoinOutcome Join(RoomMessage.Join join)
    {
        if (_state.Status == ConferenceStatus.Completed)
        {
            return new JoinOutcome.Ended();
        }

        var call = join.Call.Record.Sid;
        var participant = ConferenceParticipant.From(join.Entry, _record, call, ParticipantStatus.Connected, _services.Clock.GetUtcNow());
        if (_members.ContainsKey(call))
        {
            return new JoinOutcome.Refused(ErrorCatalogue.ConferenceAttributesInvalid, "The call is in this conference already.");
        }

        if (ConferenceMachine.Refuse(_state, participant, join.Entry.MaxParticipants) is { } refusal)
        {
            EndIfEmpty();
            return new JoinOutcome.Refused(refusal.Error, refusal.Detail);
        }

        var member = new RoomMember(join.Call, join.Media, new ParticipantSound(join.Call, join.Verbs))
        {
            Wait = RoomMusic.Waiting(_record, join.Entry.WaitUrl, join.Entry.WaitMethod),
        };
        _members[call] = member;
        Take(join.Entry, call);
        Step(new ConferenceInput.Join(participant));
        return new JoinOutcome.Joined(new Participation(this, member));
    }

    private void Take(ConferenceEntry entry, CallSid call)
    {
        _teller.Offer(entry.StatusCallback);
        _recorder.Offer(entry, call);
    }

    private ConferenceOutcome<ConferenceRecord> Reserve(ConferenceEntry entry)
    {
        if (_state.Status == ConferenceStatus.Completed)
        {
            return new ConferenceOutcome<ConferenceRecord>.Refused(ErrorCatalogue.NotFound, "The conference has ended.");
        }

        var newcomer = ConferenceParticipant.From(entry, _record, default, ParticipantStatus.Queued, default);
        if (ConferenceMachine.Refuse(_state, newcomer, entry.MaxParticipants) is { } refusal)
        {
            EndIfEmpty();
            return new ConferenceOutcome<ConferenceRecord>.Refused(refusal.Error, refusal.Detail);
        }

        Step(new ConferenceInput.Reserve());
        return new ConferenceOutcome<ConferenceRecord>.Done(_record);
    }

    /// <summary>A conference that was made for one who may not come in must not stay behind.</summary>
    private void EndIfEmpty()
    {
        Step(new ConferenceInput.Reserve());
        Step(new ConferenceInput.Unreserve());
    }

    private void Expect(RoomMessage.Expect expect)
    {
        if (expect.Call is not { } call)
        {
            Step(new ConferenceInput.Unreserve());
            expect.Done.TrySetResult(null);
            return;
        }

        Step(new ConferenceInput.Expect(ConferenceParticipant.From(expect.Entry, _record, call, ParticipantStatus.Queued, _services.Clock.GetUtcNow())));
        expect.Done.TrySetResult(_state.Find(call));
    }

    private ConferenceOutcome<ConferenceParticipant> Kick(string name)
    {
        if (_state.Find(name) is not { } participant)
        {
            return Refused(NotIn);
        }

        Step(new ConferenceInput.Leave(participant.CallSid, IsKicked: true));
        return new ConferenceOutcome<ConferenceParticipant>.Done(participant with { Status = ParticipantStatus.Complete });
    }

    private ConferenceOutcome<ConferenceParticipant> Update(string name, UpdateParticipantCommand command)
    {
        if (_state.Find(name) is not { IsPresent: true } before || !_members.TryGetValue(before.CallSid, out var member))
        {
            return Refused(NotIn);
        }

        var coached = command.CallSidToCoach ?? before.CallSidToCoach;
        var coaching = command.Coaching ?? (command.CallSidToCoach is not null || before.Coaching);
        var isAsked = command.Coaching is not null || command.CallSidToCoach is not null;
        if (isAsked && coaching && (coached is not { } pupil || pupil == before.CallSid || _state.Find(pupil) is not { IsPresent: true }))
        {
            return Refused((ErrorCatalogue.ConferenceAttributesInvalid, "CallSidToCoach must be another participant of the conference."));
        }

        if (command.AnnounceUrl is not null && member.Sound.Announcements >= MostAnnouncements)
        {
            return Refused((ErrorCatalogue.ConferenceBusy, "Too many announcements wait for this participant."));
        }

        if (command.Hold is not null)
        {
            member.Hold = RoomMusic.Holding(_record, command.HoldUrl, command.HoldMethod);
        }

        if (command.WaitUrl is { } wait)
        {
            member.Wait = RoomMusic.Waiting(_record, wait, command.WaitMethod);
        }

        var changed = before with
        {
            Muted = command.Muted ?? before.Muted,
            Hold = command.Hold ?? before.Hold,
            EndOnExit = command.EndOnExit ?? before.EndOnExit,
            Beep = WithExit(before.Beep, command.BeepOnExit),
            Coaching = coaching,
            CallSidToCoach = coached,
            DateUpdated = _services.Clock.GetUtcNow(),
        };
        Step(new ConferenceInput.Change(changed));
        if (command.AnnounceUrl is { } url)
        {
            var announcement = RoomMusic.Announcement(_record, url, command.AnnounceMethod);
            _ = ReportAsync(member.Sound.AnnounceAsync(announcement), url, before.CallSid);
        }

        return new ConferenceOutcome<ConferenceParticipant>.Done(changed);
    }

    private static ConferenceBeep WithExit(ConferenceBeep beep, bool? onExit)
    {
        var onEnter = beep is ConferenceBeep.Both or ConferenceBeep.OnEnter;
        return onExit switch
        {
            null => beep,
            true => onEnter ? ConferenceBeep.Both : ConferenceBeep.OnExit,
            false => onEnter ? ConferenceBeep.OnEnter : ConferenceBeep.None,
        };
    }

    private static ConferenceOutcome<ConferenceParticipant>.Refused Refused((ErrorCode Error, string Detail) why) => new(why.Error, why.Detail);

    private ConferenceOutcome<ConferenceRecord> Announce(string url, WebhookMethod method)
    {
        if (_state.Status != ConferenceStatus.InProgress)
        {
            return new ConferenceOutcome<ConferenceRecord>.Refused(ErrorCatalogue.ConferenceAttributesInvalid, "The conference has not started: nobody would hear an announcement.");
        }

        if (_announcements >= MostAnnouncements)
        {
            return new ConferenceOutcome<ConferenceRecord>.Refused(ErrorCatalogue.ConferenceBusy, "Too many announcements wait.");
        }

        _announcements++;
        _lastAnnouncement = AnnounceAsync(_lastAnnouncement, url, method);
        return new ConferenceOutcome<ConferenceRecord>.Done(_record);
    }

    private async Task AnnounceAsync(Task before, string url, WebhookMethod method)
    {
        await before;
        var problem = await GuardAsync(() => _announcer.SayAsync(new DocumentAddress(url, method, ConferenceTeller.Base(_record)), _over.Token));
        _mailbox.TryPost(new RoomMessage.Announced(url, null, problem));
    }

    private async Task ReportAsync(Task<bool> announcement, string url, CallSid call)
    {
        var problem = await announcement ? null : "The announcement could not be heard.";
        _mailbox.TryPost(new RoomMessage.Announced(url, call, problem));
    }

    private async Task<string?> GuardAsync(Func<Task<string?>> part)
    {
        try
        {
            return await part();
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            return "The conference has ended.";
        }
#pragma warning disable CA1031 // The edge of one announcement.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.ConferenceFailed(_services.Log, exception, _record.Sid.Value);
            return "The announcement failed.";
        }
    }

    private void EndAnnouncement(RoomMessage.Announced announced)
    {
        ConferenceParticipant? participant = null;
        if (announced.Call is { } call)
        {
            participant = _state.Find(call);
            if (participant is null || !_members.TryGetValue(call, out var member))
            {
                return;
            }

            member.Sound.AnnouncementEnded();
        }
        else
        {
            _announcements--;
        }

        KeyValuePair<string, string> url = new("AnnounceUrl", announced.Url);
        if (announced.Problem is { } problem)
        {
            _teller.Tell(ConferenceEvent.AnnouncementFail, _record, participant, url, new("ReasonAnnouncementFailed", problem));
        }
        else
        {
            _teller.Tell(ConferenceEvent.AnnouncementEnd, _record, participant, url);
        }
    }

    private CallSid? FindCall(IMediaSession session)
    {
        foreach (var (call, member) in _members)
        {
            if (ReferenceEquals(member.Media.Session, session))
            {
                return call;
            }
        }

        return null;
    }

    private void Step(ConferenceInput input)
    {
        var (state, effects) = ConferenceMachine.Step(_state, input);
        _state = state;
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case ConferenceEffect.Seat seat:
                    Seat(seat.Participant);
                    break;
                case ConferenceEffect.Release release:
                    Release(release.Call);
                    break;
                case ConferenceEffect.Beep:
                    _audio.Play(_services.Prompts.Tone(StandardTone.RecordBeep));
                    break;
                case ConferenceEffect.Save:
                    Save(state);
                    break;
                case ConferenceEffect.Tell tell:
                    Tell(tell, state);
                    break;
                case ConferenceEffect.Record:
                    _recorder.Start(_record);
                    break;
                case ConferenceEffect.Finish:
                    Finish();
                    break;
            }
        }
    }

    private void Seat(ConferenceParticipant participant)
    {
        if (!_members.TryGetValue(participant.CallSid, out var member))
        {
            return;
        }

        var waits = _state.Status == ConferenceStatus.Init;
        var coached = participant is { Coaching: true, CallSidToCoach: { } pupil } && _members.TryGetValue(pupil, out var taught) ? taught.Media.Session : null;

        // A coach whose pupil is not here is heard by nobody.
        var isMuted = participant.Muted || (participant.Coaching && coached is null);
        _audio.Set(member.Media, new MixRole(isMuted, participant.Hold || waits, coached));
        member.Sound.PlayMusic(participant.Hold ? member.Hold : waits ? member.Wait : null);
    }

    private void Release(CallSid call)
    {
        if (_members.Remove(call, out var member))
        {
            _audio.Remove(member.Media);
            _ = member.Sound.CloseAsync();
            member.Released.TrySetResult();
        }
    }

    private void Save(ConferenceState state)
    {
        _record = _record with
        {
            Status = state.Status,
            EndReason = state.EndReason,
            CallSidEndingConference = state.EndedBy,
            DateUpdated = _services.Clock.GetUtcNow(),
        };
        _ledger.Save(_record);
    }

    private void Tell(ConferenceEffect.Tell tell, ConferenceState state)
    {
        if (tell.Event == ConferenceEvent.End && state.EndReason is { } reason)
        {
            _teller.Tell(tell.Event, _record, null, new("ReasonConferenceEnded", reason.ToWire()), new("CallSidEndingConference", state.EndedBy?.Value ?? ""));
            return;
        }

        _teller.Tell(tell.Event, _record, tell.Participant);
    }

    private void Finish()
    {
        _ended(this);
        _over.Cancel();
        _audio.Dispose();
        _mailbox.Close();
        VoiceLog.ConferenceEnded(_services.Log, _record.Sid.Value, _record.EndReason?.ToWire() ?? "");
        _finished.TrySetResult();
    }

    private async Task CloseAsync()
    {
        await _finished.Task;
        await _lastAnnouncement;
        await _recorder.Finished;
        await _ledger.FlushAsync();
        await _callbacks.CompleteAsync();
    }

    private void OnFailed(Exception exception)
    {
        VoiceLog.ConferenceFailed(_services.Log, exception, _record.Sid.Value);
        _state = _state with { Status = ConferenceStatus.Completed, Participants = [] };
        Save(_state);
        foreach (var call in _members.Keys.ToList())
        {
            Release(call);
        }

        Finish();
    }
}

using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Verbs;

namespace WorkDistribution.Voice.Conferences.Rooms;

/// <summary>The live conferences of the process: one a name and account. Safe from any thread; leaf lock.</summary>
internal sealed class ConferenceRooms(CallServices services, CallRegistry registry, PromptPlayer prompts)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(AccountSid Account, string Name), ConferenceRoom> _byName = [];
    private readonly Dictionary<ConferenceSid, ConferenceRoom> _bySid = [];

    /// <summary>Live conferences.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _bySid.Count;
            }
        }
    }

    /// <summary>A live conference of an account by SID; null when there is none.</summary>
    public ConferenceRoom? Find(AccountSid account, ConferenceSid sid)
    {
        lock (_gate)
        {
            return _bySid.TryGetValue(sid, out var room) && room.Record.AccountSid == account ? room : null;
        }
    }

    /// <summary>A live conference of an account by name; null when there is none.</summary>
    public ConferenceRoom? Find(AccountSid account, string name)
    {
        lock (_gate)
        {
            return _byName.GetValueOrDefault((account, name));
        }
    }

    /// <summary>A live conference of that name, made when there is none.</summary>
    public ConferenceRoom FindOrOpen(AccountSid account, ConferenceEntry entry)
    {
        ConferenceRoom room;
        lock (_gate)
        {
            if (_byName.TryGetValue((account, entry.Name), out var found))
            {
                return found;
            }

            var now = services.Clock.GetUtcNow();
            room = new ConferenceRoom(
                services,
                prompts,
                new ConferenceRecord
                {
                    Sid = services.Sids.New<ConferenceSid>(),
                    AccountSid = account,
                    FriendlyName = entry.Name,
                    Status = ConferenceStatus.Init,
                    Region = entry.Region,
                    DateCreated = now,
                    DateUpdated = now,
                },
                Remove);
            _byName[(account, entry.Name)] = room;
            _bySid[room.Record.Sid] = room;
        }

        registry.Track(room.WhenClosed);
        return room;
    }

    /// <summary>Brings a call into the conference of that name. One that ends at this moment makes place for a new one.</summary>
    public async Task<JoinOutcome> JoinAsync(CallSession call, Calls.Legs.LegMedia media, VerbExecutorRegistry verbs, ConferenceEntry entry)
    {
        while (true)
        {
            var outcome = await FindOrOpen(call.Record.AccountSid, entry).JoinAsync(call, media, verbs, entry);
            if (outcome is not JoinOutcome.Ended)
            {
                return outcome;
            }
        }
    }

    private void Remove(ConferenceRoom room)
    {
        lock (_gate)
        {
            _byName.Remove((room.Record.AccountSid, room.Record.FriendlyName));
            _bySid.Remove(room.Record.Sid);
        }
    }
}

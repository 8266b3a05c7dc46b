using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.SharedPools.Relaying;

/// <summary>What of a grant is to be looked at: bounded, since when too much waits everything is looked at. Safe from any thread.</summary>
internal sealed class LookList
{
    private const int Most = 4096;

    private readonly Lock _gate = new();
    private HashSet<ReservationSid> _relays = [];
    private bool _all;
    private bool _waits;

    /// <summary>Adds a relay; null: only the grant itself.</summary>
    /// <returns>Whether somebody must be called to look, and whether this one was too many.</returns>
    public (bool Calls, bool Overflows) Add(ReservationSid? relay)
    {
        lock (_gate)
        {
            var overflows = false;
            if (relay is { } sid && !_all && _relays.Add(sid) && _relays.Count > Most)
            {
                (_all, _relays, overflows) = (true, [], true);
            }

            return (Call(), overflows);
        }
    }

    /// <summary>Adds everything.</summary>
    /// <returns>Whether somebody must be called to look.</returns>
    public bool AddAll()
    {
        lock (_gate)
        {
            (_all, _relays) = (true, []);
            return Call();
        }
    }

    /// <summary>Takes all that waits.</summary>
    public (bool All, HashSet<ReservationSid> Relays) Take()
    {
        lock (_gate)
        {
            var taken = (_all, _relays);
            (_all, _relays, _waits) = (false, [], false);
            return taken;
        }
    }

    private bool Call()
    {
        var calls = !_waits;
        _waits = true;
        return calls;
    }
}

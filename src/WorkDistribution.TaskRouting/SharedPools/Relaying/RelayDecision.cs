using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.Tasks;

namespace WorkDistribution.TaskRouting.SharedPools.Relaying;

/// <summary>
/// Decides what to do next for one relay from how its two sides stand, not from what happened: an event that was missed, came twice or was cut off by a crash makes no difference.
/// <code>
/// guest \ offer      pending               accepted      wrapping    over
/// none, never made   make guest            make guest    complete    forget
/// none, made before  reject                hand back     complete    forget
/// open               (wait)                (wait)        (wait)      cancel guest
/// assigned           accept                (wait)        (wait)      complete guest when completed, else remove it
/// wrapping           accept                wrap          (wait)      forget
/// completed          accept                complete      complete    forget
/// canceled           reject                hand back     complete    forget
/// </code>
/// While the grant is being revoked nothing is made and a pending offer is taken back unless the lender has accepted; when it is revoked now, accepted work is handed back too.
/// </summary>
internal static class RelayDecision
{
    /// <summary>The next move.</summary>
    /// <param name="grant">Where the grant stands.</param>
    /// <param name="offer">The borrower's reservation; null when it is gone.</param>
    /// <param name="guest">Where the guest task stands; null when there is none.</param>
    /// <param name="wasMade">Whether the guest task is known to have been made.</param>
    public static RelayMove Of(PoolGrantStatus grant, Reservation? offer, AssignmentStatus? guest, bool wasMade)
    {
        if (offer is not { ReservationStatus: ReservationStatus.Pending or ReservationStatus.Accepted or ReservationStatus.Wrapping })
        {
            return OfEnded(offer?.ReservationStatus, guest);
        }

        var revoking = grant is PoolGrantStatus.Revoking or PoolGrantStatus.RevokingNow;
        if (grant == PoolGrantStatus.RevokingNow)
        {
            return OfLost(offer.ReservationStatus, RelayMove.RescindOffer);
        }

        var isPending = offer.ReservationStatus == ReservationStatus.Pending;
        return guest switch
        {
            null when wasMade => OfLost(offer.ReservationStatus, RelayMove.RejectOffer),
            null when revoking || offer.ReservationStatus == ReservationStatus.Wrapping => OfLost(offer.ReservationStatus, RelayMove.RescindOffer),
            null => RelayMove.MakeGuest,
            AssignmentStatus.Pending or AssignmentStatus.Reserved when isPending => revoking ? RelayMove.RescindOffer : offer.IsInstructed ? RelayMove.None : RelayMove.MarkOffer,
            AssignmentStatus.Assigned or AssignmentStatus.Wrapping or AssignmentStatus.Completed when isPending => RelayMove.AcceptOffer,
            AssignmentStatus.Wrapping when offer.ReservationStatus == ReservationStatus.Accepted => RelayMove.WrapOffer,
            AssignmentStatus.Completed => RelayMove.CompleteOffer,
            AssignmentStatus.Canceled => OfLost(offer.ReservationStatus, RelayMove.RejectOffer),
            _ => RelayMove.None,
        };
    }

    private static RelayMove OfEnded(ReservationStatus? offer, AssignmentStatus? guest) => guest switch
    {
        AssignmentStatus.Pending or AssignmentStatus.Reserved => RelayMove.CancelGuest,
        AssignmentStatus.Assigned => offer == ReservationStatus.Completed ? RelayMove.CompleteGuest : RelayMove.RemoveGuest,
        _ => RelayMove.Forget,
    };

    private static RelayMove OfLost(ReservationStatus offer, RelayMove pending) => offer switch
    {
        ReservationStatus.Pending => pending,
        ReservationStatus.Accepted => RelayMove.HandBack,
        _ => RelayMove.CompleteOffer,
    };
}

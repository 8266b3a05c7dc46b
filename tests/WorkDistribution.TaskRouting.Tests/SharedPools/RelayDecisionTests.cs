using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.SharedPools;
using WorkDistribution.TaskRouting.SharedPools.Relaying;
using WorkDistribution.TaskRouting.Tasks;

namespace WorkDistribution.TaskRouting.Tests.SharedPools;

public sealed class RelayDecisionTests
{
    [Test]
    public void Every_move_is_one_that_the_workspaces_allow_and_all_end()
    {
        foreach (var grant in Enum.GetValues<PoolGrantStatus>())
        {
            foreach (var offer in Enum.GetValues<ReservationStatus>().Cast<ReservationStatus?>().Append(null))
            {
                foreach (var guest in Enum.GetValues<AssignmentStatus>().Cast<AssignmentStatus?>().Append(null))
                {
                    foreach (var wasMade in new[] { false, true })
                    {
                        Follow(grant, offer, guest, wasMade);
                    }
                }
            }
        }
    }

    private static void Follow(PoolGrantStatus grant, ReservationStatus? offer, AssignmentStatus? guest, bool wasMade)
    {
        var (start, instructed) = ($"{grant} {offer} {guest} {wasMade}", false);
        for (var step = 0; step < 6; step++)
        {
            var move = RelayDecision.Of(grant, offer is { } status ? Reservation(status, instructed) : null, guest, wasMade);
            if (move is RelayMove.None or RelayMove.Forget)
            {
                return;
            }

            var isOpen = guest is AssignmentStatus.Pending or AssignmentStatus.Reserved;
            var isAllowed = move switch
            {
                RelayMove.MakeGuest => guest is null && grant is not (PoolGrantStatus.Revoking or PoolGrantStatus.RevokingNow),
                RelayMove.MarkOffer or RelayMove.AcceptOffer or RelayMove.RejectOffer or RelayMove.RescindOffer => offer == ReservationStatus.Pending,
                RelayMove.HandBack or RelayMove.WrapOffer => offer == ReservationStatus.Accepted,
                RelayMove.CompleteOffer => offer is ReservationStatus.Accepted or ReservationStatus.Wrapping,
                RelayMove.CancelGuest => isOpen,
                _ => guest == AssignmentStatus.Assigned,
            };
            Assert.That(isAllowed, $"{start}: {move} at {offer} {guest}");
            (guest, wasMade) = move == RelayMove.MakeGuest ? (AssignmentStatus.Pending, true) : (guest, wasMade);
            instructed |= move == RelayMove.MarkOffer;
            offer = move switch
            {
                RelayMove.AcceptOffer => ReservationStatus.Accepted,
                RelayMove.RejectOffer => ReservationStatus.Rejected,
                RelayMove.RescindOffer => ReservationStatus.Rescinded,
                RelayMove.HandBack => ReservationStatus.Canceled,
                RelayMove.WrapOffer => ReservationStatus.Wrapping,
                RelayMove.CompleteOffer => ReservationStatus.Completed,
                _ => offer,
            };
            guest = move switch
            {
                RelayMove.CancelGuest => AssignmentStatus.Canceled,
                RelayMove.CompleteGuest => AssignmentStatus.Completed,
                RelayMove.RemoveGuest => null,
                _ => guest,
            };
        }

        Assert.Fail($"{start} does not come to rest");
    }

    private static Reservation Reservation(ReservationStatus status, bool isInstructed) => new()
    {
        Sid = new ReservationSid("WR" + new string('1', 32)),
        WorkspaceSid = new WorkspaceSid("WS" + new string('1', 32)),
        TaskSid = new TaskSid("WT" + new string('1', 32)),
        WorkerSid = new WorkerSid("WK" + new string('1', 32)),
        TaskQueueSid = new TaskQueueSid("WQ" + new string('1', 32)),
        ReservationStatus = status,
        IsInstructed = isInstructed,
        Expires = default,
        Version = 0,
        DateCreated = default,
        DateUpdated = default,
    };
}

using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Tests.Calls;

public sealed class CallMachineTests
{
    private static readonly LegInput[] Inputs =
    [
        new LegInput.Placed(),
        new LegInput.Alerted(),
        new LegInput.PickedUp(),
        new LegInput.EndWanted(LegEndRequest.HangUp),
        new LegInput.FarEnded(new SessionEnd(SessionEndReason.RemoteBye)),
        new LegInput.RingTimedOut(),
        new LegInput.TimeLimitReached(),
        new LegInput.MediaLost(),
    ];

    [Test]
    public void A_status_only_moves_forward_and_an_end_is_told_exactly_once()
    {
        foreach (var start in (LegState[])[LegState.Incoming, LegState.Outgoing(CallDirection.OutboundApi), LegState.Outgoing(CallDirection.OutboundDial)])
        {
            Walk(start, 4, releases: 0);
        }

        static void Walk(LegState state, int depth, int releases)
        {
            Assert.That(releases, Is.EqualTo(state.IsFinal ? 1 : 0));
            Assert.That(state.End is null, Is.Not.EqualTo(state.IsFinal));
            if (depth == 0)
            {
                return;
            }

            foreach (var input in Inputs)
            {
                var step = CallMachine.Step(state, input);
                Assert.That(step.State.Status, Is.GreaterThanOrEqualTo(state.Status));
                Walk(step.State, depth - 1, releases + step.Effects.Count(e => e is LegEffect.Release));
            }
        }
    }

    [TestCase(SessionEndReason.RemoteCancel, null, CallStatus.Canceled)]
    [TestCase(SessionEndReason.RemoteReject, 486, CallStatus.Busy)]
    [TestCase(SessionEndReason.RemoteReject, 480, CallStatus.NoAnswer)]
    [TestCase(SessionEndReason.RemoteReject, 500, CallStatus.Failed)]
    [TestCase(SessionEndReason.Timeout, null, CallStatus.Failed)]
    [TestCase(SessionEndReason.TransportFailure, null, CallStatus.Failed)]
    public void What_ends_a_call_before_its_answer_gives_its_status(SessionEndReason reason, int? status, CallStatus expected)
    {
        var step = CallMachine.Step(LegState.Outgoing(CallDirection.OutboundApi), new LegInput.FarEnded(new SessionEnd(reason, status)));
        Assert.That(step.State.Status, Is.EqualTo(expected));
    }

    [Test]
    public void Whatever_ends_an_answered_call_completes_it()
    {
        foreach (var reason in Enum.GetValues<SessionEndReason>())
        {
            var up = LegState.Incoming with { Status = CallStatus.InProgress };
            Assert.That(CallMachine.Step(up, new LegInput.FarEnded(new SessionEnd(reason))).State.Status, Is.EqualTo(CallStatus.Completed));
        }
    }
}

using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Conferences;
using WorkDistribution.Voice.Conferences.Machine;

namespace WorkDistribution.Voice.Tests.Conferences;

public sealed class ConferenceMachineTests
{
    /// <summary>Any course of any number of callers: what must hold after every step.</summary>
    [Test]
    public void Whatever_happens_it_starts_once_ends_once_and_every_one_who_joined_is_told_to_leave([Range(1, 40)] int seed)
    {
        var random = new Random(seed);
        var state = ConferenceState.Empty;
        var effects = new List<ConferenceEffect>();
        var calls = 0;
        for (var i = 0; i < 500; i++)
        {
            var input = Next(random, state, ref calls);
            var before = state;
            (state, var now) = ConferenceMachine.Step(state, input);
            effects.AddRange(now);
            Assert.That(state.Status, Is.GreaterThanOrEqualTo(before.Status));
            Assert.That(state.Reserved, Is.GreaterThanOrEqualTo(0));
            Assert.That(state.Status == ConferenceStatus.Completed, Is.EqualTo(now.OfType<ConferenceEffect.Finish>().Any() || before.Status == ConferenceStatus.Completed));
            Assert.That(state.Participants.Select(p => p.CallSid), Is.Unique);
        }

        (state, var last) = ConferenceMachine.Step(state, new ConferenceInput.End());
        effects.AddRange(last);
        Assert.That(effects.OfType<ConferenceEffect.Finish>().Count(), Is.EqualTo(1));
        Assert.That(Told(effects, ConferenceEvent.End), Has.Count.EqualTo(1));
        Assert.That(Told(effects, ConferenceEvent.Start), Has.Count.LessThanOrEqualTo(1));
        Assert.That(Told(effects, ConferenceEvent.Leave), Is.EquivalentTo(Told(effects, ConferenceEvent.Join)));
        Assert.That(effects[^1], Is.TypeOf<ConferenceEffect.Finish>());
        Assert.That(effects.OfType<ConferenceEffect.Release>().Select(r => r.Call), Is.Unique);
    }

    private static List<CallSid?> Told(List<ConferenceEffect> effects, ConferenceEvent @event) =>
        [.. effects.OfType<ConferenceEffect.Tell>().Where(t => t.Event == @event).Select(t => t.Participant?.CallSid)];

    private static ConferenceInput Next(Random random, ConferenceState state, ref int calls)
    {
        var one = state.Participants.IsEmpty ? null : state.Participants[random.Next(state.Participants.Length)];
        switch (random.Next(8))
        {
            case 0:
                return new ConferenceInput.Reserve();
            case 1 when state.Reserved > 0:
                return random.Next(2) == 0 ? new ConferenceInput.Unreserve() : new ConferenceInput.Expect(Make(random, ++calls, ParticipantStatus.Queued));
            case 2 when one is { IsPresent: false }:
                return new ConferenceInput.Join(one with { Status = ParticipantStatus.Connected });
            case 3 when one is not null && random.Next(3) == 0:
                return new ConferenceInput.Leave(one.CallSid, random.Next(2) == 0);
            case 4 when one is not null:
                return new ConferenceInput.Change(one with { Muted = random.Next(2) == 0, Hold = random.Next(2) == 0 });
            case 5:
                return new ConferenceInput.Talk(one?.CallSid ?? default, random.Next(2) == 0);
            case 6:
                return new ConferenceInput.Leave(new CallSid("CAnobody"), IsKicked: false);
            default:
                return new ConferenceInput.Join(Make(random, ++calls, ParticipantStatus.Connected));
        }
    }

    private static ConferenceParticipant Make(Random random, int number, ParticipantStatus status) => new()
    {
        CallSid = new CallSid($"CA{number}"),
        AccountSid = default,
        ConferenceSid = default,
        StartOnEnter = random.Next(3) == 0,
        EndOnExit = random.Next(20) == 0,
        Status = status,
        DateCreated = default,
        DateUpdated = default,
    };
}

using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Verbs;

public sealed class EarlyMediaTests
{
    private const string Ringback = "tone:Ringback";
    private const string Alice = "<Sip>sip:alice@phones.example</Sip>";
    private const string Bob = "<Sip>sip:bob@phones.example</Sip>";

    [Test]
    public async Task What_the_callee_sends_before_it_answers_takes_the_place_of_the_ringback_tone()
    {
        await using var harness = Dialling($"<Dial>{Bob}</Dial>");
        var caller = harness.Call();
        var callee = await harness.Phones.NextCallAsync();
        await HeardAsync(harness, Ringback);
        callee.AlertWithAudio();
        await HeardAsync(harness, "bridged");
        callee.Refuse(404);
        await HeardAsync(harness, "unbridged");
        await caller.EndedByUs;
        await harness.IdleAsync();
    }

    [Test]
    public async Task A_caller_not_yet_answered_hears_it_by_a_183_and_is_answered_when_the_callee_is()
    {
        await using var harness = Dialling($"<Dial answerOnBridge=\"true\">{Bob}</Dial>");
        var caller = harness.Call();
        var callee = await harness.Phones.NextCallAsync();
        callee.AlertWithAudio();
        Assert.That(await caller.Progressed.NextAsync(), Is.EqualTo("answer to offer"));
        await HeardAsync(harness, "bridged");
        Assert.That(caller.IsAnswered, Is.False);
        callee.PickUp();
        await caller.Answered;
        await HeardAsync(harness, "bridged");
        callee.HangUp();
        await harness.IdleAsync();
        Assert.That(harness.Calls.All.Select(c => c.Status), Is.All.EqualTo(CallStatus.Completed));
    }

    [Test]
    public async Task After_early_media_that_came_to_nothing_the_next_callees_ringing_is_a_tone()
    {
        await using var harness = Dialling($"<Dial sequential=\"true\" answerOnBridge=\"true\">{Alice}{Bob}</Dial>");
        harness.Call();
        var first = await harness.Phones.NextCallAsync();
        first.AlertWithAudio();
        await HeardAsync(harness, "bridged");
        first.Refuse(486);
        await HeardAsync(harness, Ringback);
        (await harness.Phones.NextCallAsync()).Refuse(486);
        await harness.IdleAsync();
    }

    [Test]
    public async Task While_the_one_who_answered_hears_its_whisper_the_caller_hears_a_tone()
    {
        await using var harness = Dialling("<Dial answerOnBridge=\"true\"><Sip url=\"/whisper\">sip:bob@phones.example</Sip></Dial>");
        harness.App.Page("/whisper", "<Play>/whisper.wav</Play>");
        var caller = harness.Call();
        var callee = await harness.Phones.NextCallAsync();
        callee.AlertWithAudio();
        await HeardAsync(harness, "bridged");
        callee.PickUp();
        await HeardAsync(harness, "unbridged");
        await HeardAsync(harness, Ringback);
        await HeardAsync(harness, "bridged");
        await caller.Answered;
        callee.HangUp();
        await harness.IdleAsync();
    }

    [Test]
    public async Task An_answer_given_in_the_183_need_not_be_repeated()
    {
        await using var harness = Dialling($"<Dial answerOnBridge=\"true\">{Bob}</Dial>");
        var caller = harness.Call();
        var callee = await harness.Phones.NextCallAsync();
        callee.AlertWithAudio();
        callee.PickUp("");
        await caller.Answered;
        callee.HangUp();
        await harness.IdleAsync();
        Assert.That(harness.Calls.All.Select(c => c.Status), Is.All.EqualTo(CallStatus.Completed));
    }

    [Test]
    public async Task Ringing_with_a_body_that_is_no_description_is_ringing()
    {
        await using var harness = Dialling($"<Dial answerOnBridge=\"true\">{Bob}</Dial>");
        var caller = harness.Call();
        var callee = await harness.Phones.NextCallAsync();
        callee.AlertWithAudio("unusable");
        callee.PickUp();
        await caller.Answered;
        callee.HangUp();
        await harness.IdleAsync();
        Assert.That(caller.Progressed.TryNext(out _), Is.False);
    }

    [TestCase($"<Dial answerOnBridge=\"true\">{Alice}{Bob}</Dial>", TestName = "Of_several_that_ring_together_none_is_heard_before_it_answers")]
    [TestCase($"<Dial answerOnBridge=\"true\" ringTone=\"de\">{Alice}</Dial>", TestName = "A_ring_tone_of_ones_own_is_not_replaced_by_what_the_callee_sends")]
    public async Task Not_heard(string verbs)
    {
        await using var harness = Dialling(verbs);
        var caller = harness.Call();
        var callee = await harness.Phones.NextCallAsync();
        callee.AlertWithAudio();
        callee.PickUp();
        await caller.Answered;
        callee.HangUp();
        await harness.IdleAsync();
        Assert.That(caller.Progressed.TryNext(out _), Is.False);
    }

    [Test]
    public async Task A_caller_who_hangs_up_during_early_media_cancels_the_callee()
    {
        await using var harness = Dialling($"<Dial answerOnBridge=\"true\">{Bob}</Dial>");
        var caller = harness.Call();
        var callee = await harness.Phones.NextCallAsync();
        callee.AlertWithAudio();
        await HeardAsync(harness, "bridged");
        caller.Cancel();
        await callee.EndedByUs;
        await harness.IdleAsync();
        Assert.That(harness.Calls.All.Select(c => c.Status), Is.All.EqualTo(CallStatus.Canceled));
    }

    private static CallHarness Dialling(string verbs)
    {
        var harness = new CallHarness();
        harness.App.Page("/voice", verbs);
        return harness;
    }

    private static async Task HeardAsync(CallHarness harness, string name)
    {
        while (await harness.Media.Heard.NextAsync() != name)
        {
        }
    }
}

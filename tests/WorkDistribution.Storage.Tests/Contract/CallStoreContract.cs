using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Storage.Tests.Contract;

public abstract class CallStoreContract : StoreContract
{
    private ICallStore Calls => Get<ICallStore>();

    [Test]
    public async Task A_call_is_found_with_every_field_as_it_was_saved()
    {
        var call = Facts.Call(Account.Sid, CallStatus.Completed);
        await Calls.SaveAsync(call, CancellationToken.None);
        Assert.That(await Calls.FindAsync(Account.Sid, call.Sid, CancellationToken.None), Is.EqualTo(call));
        await RestartAsync();
        Assert.That(await Calls.FindAsync(Account.Sid, call.Sid, CancellationToken.None), Is.EqualTo(call));
    }

    [Test]
    public async Task A_bare_call_is_found_with_its_nulls()
    {
        var call = Bare(CallStatus.Queued);
        await Calls.SaveAsync(call, CancellationToken.None);
        Assert.That(await Calls.FindAsync(Account.Sid, call.Sid, CancellationToken.None), Is.EqualTo(call));
    }

    [Test]
    public async Task A_second_save_replaces_the_whole_record()
    {
        var call = Bare(CallStatus.Queued);
        await Calls.SaveAsync(call, CancellationToken.None);
        CallRecord[] later =
        [
            call with { Status = CallStatus.Ringing, StartTime = Facts.Noon },
            call with { Status = CallStatus.Completed, StartTime = Facts.Noon, AnswerTime = Facts.Noon, EndTime = Facts.Noon.AddSeconds(4), EndReason = "hangup" },
            call with { Status = CallStatus.Completed, StartTime = Facts.Noon, To = "+15559999", ForwardedFrom = "+1", ParentCallSid = Facts.Sids.New<CallSid>() },
        ];
        foreach (var record in later)
        {
            await Calls.SaveAsync(record, CancellationToken.None);
            Assert.That(await Calls.FindAsync(Account.Sid, call.Sid, CancellationToken.None), Is.EqualTo(record));
        }
    }

    [Test]
    public async Task Another_account_neither_finds_nor_lists_nor_deletes_a_call()
    {
        var call = Facts.Call(Account.Sid);
        await Calls.SaveAsync(call, CancellationToken.None);
        Assert.That(await Calls.FindAsync(Other.Sid, call.Sid, CancellationToken.None), Is.Null);
        Assert.That((await Calls.ListAsync(Other.Sid, new CallFilter(), new PageRequest(), CancellationToken.None)).Items, Is.Empty);
        Assert.That(await Calls.DeleteAsync(Other.Sid, call.Sid, CancellationToken.None), Is.False);
        Assert.That(await Calls.DeleteAsync(Account.Sid, call.Sid, CancellationToken.None), Is.True);
        Assert.That(await Calls.FindAsync(Account.Sid, call.Sid, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Pages_go_forward_and_back_and_hold_every_call_once_while_calls_are_added()
    {
        var calls = new List<CallRecord>();
        for (var i = 0; i < 7; i++)
        {
            calls.Insert(0, Facts.Call(Account.Sid));
            await Calls.SaveAsync(calls[0], CancellationToken.None);
        }

        var first = await Calls.ListAsync(Account.Sid, new CallFilter(), new PageRequest(3), CancellationToken.None);
        await Calls.SaveAsync(Facts.Call(Account.Sid), CancellationToken.None);
        var second = await Calls.ListAsync(Account.Sid, new CallFilter(), new PageRequest(3, 1, first.NextToken), CancellationToken.None);
        var third = await Calls.ListAsync(Account.Sid, new CallFilter(), new PageRequest(3, 2, second.NextToken), CancellationToken.None);
        var back = await Calls.ListAsync(Account.Sid, new CallFilter(), new PageRequest(3, 1, third.PreviousToken), CancellationToken.None);

        Assert.That(first.Items.AddRange(second.Items).AddRange(third.Items), Is.EqualTo(calls));
        Assert.That(first.PreviousToken, Is.Null);
        Assert.That(third.NextToken, Is.Null);
        Assert.That(back.Items, Is.EqualTo(second.Items));
        Assert.That(back.NextToken, Is.EqualTo(second.NextToken));
    }

    [Test]
    public async Task A_page_number_without_a_token_skips_so_many_pages()
    {
        var calls = new List<CallRecord>();
        for (var i = 0; i < 5; i++)
        {
            calls.Insert(0, Facts.Call(Account.Sid));
            await Calls.SaveAsync(calls[0], CancellationToken.None);
        }

        var page = await Calls.ListAsync(Account.Sid, new CallFilter(), new PageRequest(2, 1), CancellationToken.None);
        Assert.That(page.Items, Is.EqualTo(calls.Skip(2).Take(2)));
        Assert.That(page.PreviousToken, Is.Not.Null);
    }

    [TestCase("nonsense")]
    [TestCase("")]
    [TestCase("PA")]
    [TestCase("PAxyz")]
    [TestCase("PC10")]
    public void A_token_that_was_never_given_out_is_told_apart(string token) =>
        Assert.ThrowsAsync<PageTokenException>(() => Calls.ListAsync(Account.Sid, new CallFilter(), new PageRequest(3, 0, token), CancellationToken.None));

    [Test]
    public async Task Filters_narrow_a_list()
    {
        var parent = Facts.Sids.New<CallSid>();
        var live = Bare(CallStatus.InProgress) with { To = "+2", StartTime = Facts.Noon, ParentCallSid = parent };
        var ended = Bare(CallStatus.Completed) with { From = "+3", StartTime = Facts.Noon.AddHours(1), EndTime = Facts.Noon.AddHours(2) };
        var busy = Bare(CallStatus.Busy) with { StartTime = Facts.Noon.AddHours(3), EndTime = Facts.Noon.AddHours(3) };
        var dialled = Bare(CallStatus.Initiated) with { To = "+4" };
        foreach (var call in new[] { dialled, live, ended, busy })
        {
            await Calls.SaveAsync(call, CancellationToken.None);
        }

        (CallFilter Filter, CallRecord[] Expected)[] cases =
        [
            (new CallFilter(To: "+2"), [live]),
            (new CallFilter(From: "+3"), [ended]),
            (new CallFilter(ParentCallSid: parent), [live]),
            (new CallFilter(Status: CallStatus.InProgress), [live]),
            (new CallFilter(Status: CallStatus.Busy), [busy]),
            (new CallFilter(Status: CallStatus.Queued), [dialled]),
            (new CallFilter(Status: CallStatus.Initiated), [dialled]),
            (new CallFilter(StartedFrom: Facts.Noon.AddHours(1)), [busy, ended]),
            (new CallFilter(StartedBefore: Facts.Noon.AddHours(1)), [live]),
            (new CallFilter(StartedFrom: Facts.Noon, StartedBefore: Facts.Noon.AddHours(2)), [ended, live]),
            (new CallFilter(EndedFrom: Facts.Noon.AddHours(2), EndedBefore: Facts.Noon.AddHours(3)), [ended]),
            (new CallFilter(To: "+2", From: "+3"), []),
        ];
        foreach (var (filter, expected) in cases)
        {
            var page = await Calls.ListAsync(Account.Sid, filter, new PageRequest(), CancellationToken.None);
            Assert.That(page.Items, Is.EqualTo(expected), filter.ToString());
        }
    }

    [Test]
    public async Task Calls_that_were_live_are_closed_at_the_next_start()
    {
        var ringing = Bare(CallStatus.Ringing) with { StartTime = Facts.Noon };
        var talking = Bare(CallStatus.InProgress) with { StartTime = Facts.Noon, AnswerTime = Facts.Noon.AddSeconds(1) };
        var ended = Facts.Call(Account.Sid, CallStatus.Completed);
        foreach (var call in new[] { ringing, talking, ended })
        {
            await Calls.SaveAsync(call, CancellationToken.None);
        }

        await RestartAsync();
        var at = Facts.Noon.AddHours(1);
        Assert.That(await Calls.CloseInterruptedAsync(at, "server-restarted", CancellationToken.None), Is.EqualTo(2));
        Assert.That(
            await Calls.FindAsync(Account.Sid, ringing.Sid, CancellationToken.None),
            Is.EqualTo(ringing with { Status = CallStatus.Failed, EndTime = at, DateUpdated = at, EndReason = "server-restarted" }));
        Assert.That(
            await Calls.FindAsync(Account.Sid, talking.Sid, CancellationToken.None),
            Is.EqualTo(talking with { Status = CallStatus.Completed, EndTime = at, DateUpdated = at, EndReason = "server-restarted" }));
        Assert.That(await Calls.FindAsync(Account.Sid, ended.Sid, CancellationToken.None), Is.EqualTo(ended));
    }

    [Test]
    public async Task Saves_from_many_sides_at_once_are_all_kept()
    {
        var calls = Enumerable.Range(0, 500).Select(_ => Facts.Call(Account.Sid)).ToArray();
        await Task.WhenAll(calls.Select(call => Task.Run(() => Calls.SaveAsync(call, CancellationToken.None))));
        var page = await Calls.ListAsync(Account.Sid, new CallFilter(), new PageRequest(1000), CancellationToken.None);
        Assert.That(page.Items, Is.EquivalentTo(calls));
    }

    private CallRecord Bare(CallStatus status) => new()
    {
        Sid = Facts.Sids.New<CallSid>(),
        AccountSid = Account.Sid,
        To = "+1",
        From = "+1",
        Direction = CallDirection.Inbound,
        Status = status,
        DateCreated = Facts.Noon,
        DateUpdated = Facts.Noon,
    };
}

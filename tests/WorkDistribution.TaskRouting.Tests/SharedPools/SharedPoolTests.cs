using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.SharedPools;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.SharedPools;

public sealed class SharedPoolTests
{
    private TwoOffices _offices = null!;

    [SetUp]
    public async Task SetUp() => _offices = await TwoOffices.OpenAsync();

    [TearDown]
    public async Task TearDown() => await _offices.DisposeAsync();

    [Test]
    public async Task A_task_goes_over_is_accepted_wrapped_and_completed_on_both_sides()
    {
        var pool = await _offices.PoolAsync();
        var task = await _offices.TaskAsync("""{"language":"de","call_sid":"CA1","name":"Zoë"}""");
        var (guest, offer) = await _offices.OfferedAsync();
        Assert.That(guest.Attributes, Does.Match($$"""^\{"pool":\{"grant":"{{pool.Sid}}","reference":"[0-9a-f]{32}"\},"guest":\{"language":"de","name":"Zoë"\}\}$"""));
        Assert.That((guest.TaskQueueSid, guest.WorkflowSid, guest.Priority), Is.EqualTo((_offices.Experts, (Core.Identity.WorkflowSid?)null, 7)));
        Assert.That(await _offices.StatusAsync(TwoOffices.Borrower, _offices.Borrowing, task.Sid), Is.EqualTo(AssignmentStatus.Reserved));

        await _offices.AnswerAsync(offer, ReservationStatus.Accepted);
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Assigned);
        await _offices.AnswerAsync(offer, ReservationStatus.Wrapping);
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Wrapping);
        await _offices.AnswerAsync(offer, ReservationStatus.Completed);
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Completed);
        var worker = await _offices.BorrowAsync(new FetchWorker(pool.PoolWorkerSid!.Value));
        Assert.That(worker.Worker.Attributes, Is.EqualTo($$"""{"pool":"{{pool.Sid}}","languages":["de"]}"""));
    }

    [Test]
    public async Task Work_completed_at_once_is_told_step_by_step()
    {
        await _offices.PoolAsync();
        var task = await _offices.TaskAsync();
        var (guest, offer) = await _offices.OfferedAsync();
        await _offices.AnswerAsync(offer, ReservationStatus.Accepted);
        await _offices.LendAsync(new UpdateTask(guest.Sid, AssignmentStatus: AssignmentStatus.Completed));
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Completed);
    }

    [Test]
    public async Task A_guest_that_the_lender_cancels_is_rejected_and_offered_again_only_after_the_pause()
    {
        await _offices.PoolAsync();
        var task = await _offices.TaskAsync();
        var (guest, _) = await _offices.OfferedAsync();
        await _offices.LendAsync(new UpdateTask(guest.Sid, AssignmentStatus: AssignmentStatus.Canceled));
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Pending);
        _offices.Clock.Advance(_offices.Options.RejectionPause);
        var (again, _) = await _offices.OfferedAsync();
        Assert.That(again.Sid, Is.Not.EqualTo(guest.Sid));
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Reserved);
    }

    [Test]
    public async Task An_offer_that_nobody_of_the_lender_takes_in_time_is_rejected_and_the_pool_stays_open()
    {
        var pool = await _offices.PoolAsync(capacity: 2);
        var first = await _offices.TaskAsync();
        var (guest, _) = await _offices.OfferedAsync();
        _offices.Clock.Advance(TimeSpan.FromSeconds(60));
        var second = await _offices.TaskAsync();
        await _offices.UntilAsync(async () => (await _offices.GuestsAsync()).Count == 2, "the second goes over");
        await _offices.UntilAsync(
            async () => (await _offices.BorrowAsync(new ListReservations(null, pool.PoolWorkerSid, ReservationStatus.Pending, new()))).Items.All(static view => view.Reservation.IsInstructed),
            "both offers are held open");
        _offices.Clock.Advance(TimeSpan.FromSeconds(60));
        await _offices.GuestBecomesAsync(guest.Sid, AssignmentStatus.Canceled);
        await _offices.BorrowedBecomesAsync(first.Sid, AssignmentStatus.Pending);
        Assert.That(await _offices.StatusAsync(TwoOffices.Borrower, _offices.Borrowing, second.Sid), Is.EqualTo(AssignmentStatus.Reserved), "the other offer stands");
        Assert.That((await _offices.BorrowAsync(new FetchWorker(pool.PoolWorkerSid!.Value))).Available);
    }

    [Test]
    public async Task A_pool_that_was_taken_off_line_by_a_time_out_comes_back()
    {
        var pool = await _offices.PoolAsync();
        await _offices.TaskAsync();
        var (guest, _) = await _offices.OfferedAsync();
        var offer = (await _offices.BorrowAsync(new ListReservations(null, pool.PoolWorkerSid, ReservationStatus.Pending, new()))).Items.Single();
        await _offices.BorrowAsync(new UpdateReservation(offer.Reservation.Sid, ReservationStatus.Timeout));
        await _offices.GuestBecomesAsync(guest.Sid, AssignmentStatus.Canceled);
        await _offices.UntilAsync(async () => (await _offices.BorrowAsync(new FetchWorker(pool.PoolWorkerSid!.Value))) is { Available: true, Worker.MustUpdate: false }, "the pool is back");
    }

    [Test]
    public async Task A_task_that_the_borrower_takes_back_frees_the_lenders_worker()
    {
        await _offices.PoolAsync();
        var task = await _offices.TaskAsync();
        var (guest, _) = await _offices.OfferedAsync();
        await _offices.BorrowAsync(new UpdateTask(task.Sid, AssignmentStatus: AssignmentStatus.Canceled));
        await _offices.GuestBecomesAsync(guest.Sid, AssignmentStatus.Canceled);

        var next = await _offices.TaskAsync();
        var (second, offer) = await _offices.OfferedAsync();
        await _offices.AnswerAsync(offer, ReservationStatus.Accepted);
        await _offices.BorrowedBecomesAsync(next.Sid, AssignmentStatus.Assigned);
        await _offices.BorrowAsync(new DeleteTask(next.Sid));
        await _offices.GuestBecomesAsync(second.Sid, null);
        Assert.That((await _offices.LendAsync(new ListReservations(null, _offices.Expert, ReservationStatus.Accepted, new()))).Items, Is.Empty);
    }

    [Test]
    public async Task Accepted_work_that_the_lender_removes_waits_again()
    {
        await _offices.PoolAsync();
        var task = await _offices.TaskAsync();
        var (guest, offer) = await _offices.OfferedAsync();
        await _offices.AnswerAsync(offer, ReservationStatus.Accepted);
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Assigned);
        await _offices.LendAsync(new DeleteTask(guest.Sid));
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Pending);
        _offices.Clock.Advance(_offices.Options.RejectionPause);
        var (again, _) = await _offices.OfferedAsync();
        Assert.That(again.Sid, Is.Not.EqualTo(guest.Sid), "it was handed back and is offered anew");
        Assert.That((await _offices.BorrowAsync(new FetchTask(task.Sid))).Task.TimesQueued, Is.GreaterThan(1));
    }

    [Test]
    public async Task The_borrower_cannot_make_more_of_a_pool_than_was_granted()
    {
        var pool = await _offices.PoolAsync(capacity: 2);
        await _offices.BorrowAsync(new UpdateWorkerChannel(pool.PoolWorkerSid!.Value, "default", 50));
        await _offices.UntilAsync(async () => (await _offices.BorrowAsync(new FetchWorkerChannel(pool.PoolWorkerSid.Value, "default"))).Channel.ConfiguredCapacity == 2, "the capacity is what was granted");
        for (var i = 0; i < 5; i++)
        {
            await _offices.BorrowAsync(new CreateTask(RoutingTarget: pool.PoolWorkerSid.Value.Value, IgnoreCapacity: true));
        }

        await _offices.UntilAsync(
            async () => (await _offices.BorrowAsync(new ListTasks(new() { AssignmentStatus = [AssignmentStatus.Pending] }, new()))).Items.Length == 3,
            "those beyond are rejected");
        Assert.That(await _offices.GuestsAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_channel_that_the_lender_does_not_have_is_its_default_one()
    {
        await _offices.PoolAsync();
        await _offices.BorrowAsync(new WorkDistribution.TaskRouting.TaskChannels.CreateTaskChannel("Fax", "fax"));
        var task = await _offices.BorrowAsync(new CreateTask(TaskChannel: "fax"));
        var (guest, offer) = await _offices.OfferedAsync();
        Assert.That((await _offices.LendAsync(new FetchTask(guest.Sid))).TaskChannelUniqueName, Is.EqualTo("default"));
        await _offices.AnswerAsync(offer, ReservationStatus.Accepted);
        await _offices.BorrowedBecomesAsync(task.Task.Sid, AssignmentStatus.Assigned);
    }

    [Test]
    public async Task Revocation_takes_back_what_is_offered_and_removes_the_pool()
    {
        var pool = await _offices.PoolAsync();
        var task = await _offices.TaskAsync();
        var (guest, _) = await _offices.OfferedAsync();
        TwoOffices.Done(await _offices.Pools.RevokeAsync(TwoOffices.Lender, _offices.Lent, _offices.Experts, pool.Sid, false, default));
        await _offices.EndedAsync(pool);
        Assert.That(await _offices.StatusAsync(TwoOffices.Lender, _offices.Lent, guest.Sid), Is.EqualTo(AssignmentStatus.Canceled));
        Assert.That(await _offices.StatusAsync(TwoOffices.Borrower, _offices.Borrowing, task.Sid), Is.EqualTo(AssignmentStatus.Pending));
    }

    [Test]
    public async Task Revocation_lets_accepted_work_be_finished_and_nothing_new_goes_over()
    {
        var pool = await _offices.PoolAsync(capacity: 2);
        var task = await _offices.TaskAsync();
        var (_, offer) = await _offices.OfferedAsync();
        await _offices.AnswerAsync(offer, ReservationStatus.Accepted);
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Assigned);
        TwoOffices.Done(await _offices.Pools.RevokeAsync(TwoOffices.Lender, _offices.Lent, _offices.Experts, pool.Sid, false, default));
        await _offices.UntilAsync(async () => !(await _offices.BorrowAsync(new FetchWorker(pool.PoolWorkerSid!.Value))).Available, "the pool is off line");
        var late = await _offices.TaskAsync();
        Assert.That(await _offices.StatusAsync(TwoOffices.Borrower, _offices.Borrowing, late.Sid), Is.EqualTo(AssignmentStatus.Pending));
        Assert.That(_offices.Pools.Fetch(TwoOffices.Lender, _offices.Lent, _offices.Experts, pool.Sid).Value!.Status, Is.EqualTo(PoolGrantStatus.Revoking));
        await _offices.AnswerAsync(offer, ReservationStatus.Completed);
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Completed);
        await _offices.EndedAsync(pool);
        Assert.That(await _offices.GuestsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Revocation_now_takes_accepted_work_away_also_after_one_with_care()
    {
        var pool = await _offices.PoolAsync();
        var task = await _offices.TaskAsync();
        var (guest, offer) = await _offices.OfferedAsync();
        await _offices.AnswerAsync(offer, ReservationStatus.Accepted);
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Assigned);
        TwoOffices.Done(await _offices.Pools.RevokeAsync(TwoOffices.Lender, _offices.Lent, _offices.Experts, pool.Sid, false, default));
        TwoOffices.Done(await _offices.Pools.RevokeAsync(TwoOffices.Lender, _offices.Lent, _offices.Experts, pool.Sid, true, default));
        await _offices.EndedAsync(pool);
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Pending);
        Assert.That(await _offices.StatusAsync(TwoOffices.Lender, _offices.Lent, guest.Sid), Is.Null);
    }

    [Test]
    public async Task The_borrower_gives_a_pool_back_by_the_pool_or_by_its_worker()
    {
        var pool = await _offices.PoolAsync();
        TwoOffices.Done(await _offices.Pools.LeaveAsync(TwoOffices.Borrower, _offices.Borrowing, pool.Sid, false, default));
        await _offices.EndedAsync(pool);

        var second = await _offices.PoolAsync();
        var offline = (await _offices.BorrowAsync(new WorkDistribution.TaskRouting.Activities.ListActivities("Offline", null, new()))).Items[0].Sid;
        await _offices.BorrowAsync(new UpdateWorker(second.PoolWorkerSid!.Value, offline));
        await _offices.BorrowAsync(new DeleteWorker(second.PoolWorkerSid.Value));
        await _offices.EndedAsync(second);
    }

    [Test]
    public async Task A_grant_ends_with_the_queue_or_workspace_it_is_of()
    {
        var offered = await _offices.GrantAsync();
        var pool = await _offices.PoolAsync();
        var task = await _offices.TaskAsync();
        await _offices.OfferedAsync();
        Assert.That((await _offices.Pools.ListAsync(TwoOffices.Lender, _offices.Lent, _offices.Experts, new(), default)).Value!.Items.Select(static grant => grant.Sid), Is.EquivalentTo(new[] { offered.Sid, pool.Sid }));
        await _offices.LendAsync(new DeleteWorkspace());
        await _offices.EndedAsync(pool);
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Pending);
    }

    [Test]
    public async Task Everything_wrong_with_a_grant_is_named_at_once()
    {
        var wrong = await _offices.Pools.CreateAsync(TwoOffices.Lender, _offices.Lent, _offices.Experts, new CreatePoolGrant(TwoOffices.Lender, "", "[]", 51, -1), default);
        Assert.That(wrong.Faults.Select(static fault => fault.Detail!.Split(':')[0]), Is.EqualTo(new[] { "FriendlyName", "Attributes", "Capacity", "Priority", "BorrowerAccountSid" }));
        var nobody = await _offices.Pools.CreateAsync(TwoOffices.Lender, _offices.Lent, _offices.Experts, new CreatePoolGrant(new("AC" + new string('d', 32)), "x"), default);
        Assert.That(nobody.Faults.Single().Detail, Is.EqualTo("BorrowerAccountSid: there is no such account"));
        _offices.Options.MaxPoolGrants = 1;
        await _offices.GrantAsync();
        Assert.That((await _offices.Pools.CreateAsync(TwoOffices.Lender, _offices.Lent, _offices.Experts, new CreatePoolGrant(TwoOffices.Borrower, "x"), default)).Faults.Single().Error.Code, Is.EqualTo(20409));
    }

    [Test]
    public async Task A_name_that_is_taken_is_refused_and_another_does()
    {
        await _offices.BorrowAsync(new CreateWorker("Experts"));
        var grant = await _offices.GrantAsync();
        Assert.That((await _offices.Pools.AcceptAsync(TwoOffices.Borrower, _offices.Borrowing, grant.Sid, null, default)).Faults.Single().Detail, Does.StartWith("FriendlyName"));
        Assert.That((await _offices.Pools.AcceptAsync(TwoOffices.Borrower, _offices.Borrowing, grant.Sid, "Their experts", default)).Succeeded);
        Assert.That((await _offices.Pools.AcceptAsync(TwoOffices.Borrower, _offices.Borrowing, grant.Sid, "Again", default)).Faults.Single().Error.Code, Is.EqualTo(20409), "once");
    }
}

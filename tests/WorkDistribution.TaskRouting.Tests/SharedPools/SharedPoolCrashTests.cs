using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.SharedPools;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.SharedPools;

/// <summary>Whatever a crash cuts off is found again from the two workspaces.</summary>
public sealed class SharedPoolCrashTests
{
    private TwoOffices _offices = null!;

    [SetUp]
    public async Task SetUp() => _offices = await TwoOffices.OpenAsync();

    [TearDown]
    public async Task TearDown() => await _offices.DisposeAsync();

    [Test]
    public async Task An_offer_without_guest_task_gets_one()
    {
        await _offices.PoolAsync();
        await _offices.StopRelayingAsync();
        var task = await _offices.TaskAsync();
        Assert.That(await _offices.GuestsAsync(), Is.Empty);
        await RestartAsync();
        var (_, offer) = await _offices.OfferedAsync();
        await _offices.AnswerAsync(offer, ReservationStatus.Accepted);
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Assigned);
    }

    [Test]
    public async Task A_guest_task_without_live_reservation_is_cancelled_and_a_copy_that_the_lender_made_is_not()
    {
        await _offices.PoolAsync();
        var task = await _offices.TaskAsync();
        var (guest, _) = await _offices.OfferedAsync();
        var copy = await _offices.LendAsync(new CreateTask(guest.Attributes, TaskQueueSid: _offices.Experts));
        await _offices.StopRelayingAsync();
        await _offices.BorrowAsync(new UpdateTask(task.Sid, AssignmentStatus: AssignmentStatus.Canceled));
        await RestartAsync();
        await _offices.GuestBecomesAsync(guest.Sid, AssignmentStatus.Canceled);
        Assert.That(await _offices.StatusAsync(TwoOffices.Lender, _offices.Lent, copy.Task.Sid), Is.AnyOf(AssignmentStatus.Pending, AssignmentStatus.Reserved));
    }

    [Test]
    public async Task What_the_lender_did_meanwhile_is_relayed_and_nothing_is_made_twice_whatever_became_of_the_attributes()
    {
        await _offices.PoolAsync();
        var task = await _offices.TaskAsync();
        var (guest, offer) = await _offices.OfferedAsync();
        await _offices.StopRelayingAsync();
        await _offices.LendAsync(new UpdateTask(guest.Sid, """{"mine":"now"}"""));
        await _offices.AnswerAsync(offer, ReservationStatus.Accepted);
        await RestartAsync();
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Assigned);
        await _offices.AnswerAsync(offer, ReservationStatus.Completed);
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Completed);
        Assert.That(await _offices.GuestsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_revocation_goes_on()
    {
        var pool = await _offices.PoolAsync();
        await _offices.TaskAsync();
        var (guest, _) = await _offices.OfferedAsync();
        await _offices.StopRelayingAsync();
        await _offices.Pools.RevokeAsync(TwoOffices.Lender, _offices.Lent, _offices.Experts, pool.Sid, false, default);
        await RestartAsync();
        await _offices.EndedAsync(pool);
        Assert.That(await _offices.StatusAsync(TwoOffices.Lender, _offices.Lent, guest.Sid), Is.EqualTo(AssignmentStatus.Canceled));
    }

    [Test]
    public async Task A_pool_that_was_accepted_and_not_opened_is_opened()
    {
        var grant = await _offices.GrantAsync();
        await _offices.StopRelayingAsync();
        var pool = TwoOffices.Done(await _offices.Pools.AcceptAsync(TwoOffices.Borrower, _offices.Borrowing, grant.Sid, null, default));
        Assert.That((await _offices.BorrowAsync(new FetchWorker(pool.PoolWorkerSid!.Value))).Available, Is.False);
        await RestartAsync();
        await _offices.UntilAsync(async () => (await _offices.BorrowAsync(new FetchWorker(pool.PoolWorkerSid.Value))).Available, "the pool is open");
    }

    [Test]
    public async Task An_acceptance_that_could_not_be_kept_is_taken_up_by_the_next()
    {
        var grant = await _offices.GrantAsync();
        _offices.Grants.FailsNext = true;
        Assert.That(async () => await _offices.Pools.AcceptAsync(TwoOffices.Borrower, _offices.Borrowing, grant.Sid, null, default), Throws.InstanceOf<IOException>());
        var left = (await _offices.BorrowAsync(new ListWorkers(new(), new()))).Items.Single();
        var pool = TwoOffices.Done(await _offices.Pools.AcceptAsync(TwoOffices.Borrower, _offices.Borrowing, grant.Sid, null, default));
        Assert.That(pool.PoolWorkerSid, Is.EqualTo(left.Worker.Sid));
    }

    /// <summary>Both sides do what they like, the server crashes now and then; when they rest, the sides agree.</summary>
    [Test]
    public async Task The_sides_agree_whatever_happened([Values(1, 2, 3, 4, 5, 6)] int seed)
    {
        var random = new Random(seed);
        var pool = await _offices.PoolAsync(capacity: 5);
        await _offices.ExpertAsync("Emil");
        for (var step = 0; step < 150; step++)
        {
            await StepAsync(random);
        }

        await _offices.UntilAsync(() => AgreeAsync(pool), "the sides agree");
        await _offices.Pools.RevokeAsync(TwoOffices.Lender, _offices.Lent, _offices.Experts, pool.Sid, true, default);
        await _offices.EndedAsync(pool);
    }

    private async Task StepAsync(Random random)
    {
        switch (random.Next(10))
        {
            case 0 or 1:
                await _offices.TaskAsync();
                break;
            case 2 when await AnyAsync(TwoOffices.Borrower, _offices.Borrowing, random) is { } task:
                await _offices.Router.SendAsync(TwoOffices.Borrower, _offices.Borrowing, new UpdateTask(task.Sid, AssignmentStatus: random.Next(2) == 0 ? AssignmentStatus.Canceled : AssignmentStatus.Completed), default);
                break;
            case 3 when await AnyAsync(TwoOffices.Lender, _offices.Lent, random) is { } guest:
                await _offices.Router.SendAsync(TwoOffices.Lender, _offices.Lent, random.Next(4) == 0 ? new UpdateTask(guest.Sid, AssignmentStatus: AssignmentStatus.Pending) : new UpdateTask(guest.Sid, AssignmentStatus: AssignmentStatus.Canceled), default);
                break;
            case 4 when await AnyAsync(random.Next(2) == 0 ? TwoOffices.Borrower : TwoOffices.Lender, default, random) is { } gone:
                await _offices.Router.SendAsync(gone.WorkspaceSid == _offices.Lent ? TwoOffices.Lender : TwoOffices.Borrower, gone.WorkspaceSid, new DeleteTask(gone.Sid), default);
                break;
            case 5 when random.Next(4) == 0:
                await _offices.StopRelayingAsync();
                await StepAsync(random);
                await RestartAsync();
                break;
            case 6:
                _offices.Clock.Advance(TimeSpan.FromSeconds(random.Next(1, 40)));
                break;
            default:
                await AnswerAsync(random);
                break;
        }
    }

    private async Task AnswerAsync(Random random)
    {
        var live = (await _offices.LendAsync(new ListReservations(null, null, null, new(100)))).Items;
        if (live.Length > 0)
        {
            ReservationStatus[] answers = [ReservationStatus.Accepted, ReservationStatus.Accepted, ReservationStatus.Rejected, ReservationStatus.Wrapping, ReservationStatus.Completed, ReservationStatus.Canceled];
            await _offices.Router.SendAsync(TwoOffices.Lender, _offices.Lent, new UpdateReservation(live[random.Next(live.Length)].Reservation.Sid, answers[random.Next(answers.Length)]), default);
        }
    }

    private async Task<WorkTask?> AnyAsync(Core.Identity.AccountSid account, Core.Identity.WorkspaceSid workspace, Random random)
    {
        workspace = workspace == default ? account == TwoOffices.Lender ? _offices.Lent : _offices.Borrowing : workspace;
        var tasks = (await _offices.Router.SendAsync(account, workspace, new ListTasks(new(), new(100)), default)).Value!.Items;
        return tasks.Length == 0 ? null : tasks[random.Next(tasks.Length)].Task;
    }

    /// <summary>Each live reservation of the pool has one guest task in the state it should be in, and there are no other live guests but in after-work.</summary>
    private async Task<bool> AgreeAsync(PoolGrant pool)
    {
        var live = (await _offices.BorrowAsync(new ListReservations(null, pool.PoolWorkerSid, null, new(100)))).Items.Where(static view => view.Reservation.ReservationStatus is ReservationStatus.Pending or ReservationStatus.Accepted or ReservationStatus.Wrapping).ToList();
        var guests = (await _offices.GuestsAsync()).ToDictionary(static view => view.Task.Sid, static view => view.Task.AssignmentStatus);
        foreach (var view in live)
        {
            if (!guests.Remove(WorkDistribution.TaskRouting.SharedPools.Relaying.GuestTask.SidOf(pool.Sid, view.Reservation.Sid), out var status))
            {
                return false;
            }

            var agrees = view.Reservation.ReservationStatus switch
            {
                ReservationStatus.Pending => status is AssignmentStatus.Pending or AssignmentStatus.Reserved,
                ReservationStatus.Accepted => status is AssignmentStatus.Pending or AssignmentStatus.Reserved or AssignmentStatus.Assigned,
                _ => status is not (AssignmentStatus.Completed or AssignmentStatus.Canceled),
            };
            if (!agrees)
            {
                return false;
            }
        }

        return guests.Values.All(static status => status is AssignmentStatus.Completed or AssignmentStatus.Canceled or AssignmentStatus.Wrapping);
    }

    private async Task RestartAsync()
    {
        await _offices.StopAsync();
        await _offices.StartAsync();
    }
}

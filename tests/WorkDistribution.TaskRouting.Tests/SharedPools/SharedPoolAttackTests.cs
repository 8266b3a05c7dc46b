using System.Text.Json;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.SharedPools;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Tests.SharedPools;

/// <summary>A grant opens one way and no other.</summary>
public sealed class SharedPoolAttackTests
{
    private TwoOffices _offices = null!;

    [SetUp]
    public async Task SetUp() => _offices = await TwoOffices.OpenAsync();

    [TearDown]
    public async Task TearDown() => await _offices.DisposeAsync();

    [Test]
    public async Task Neither_side_reaches_anything_of_the_other_by_a_guessed_identifier()
    {
        var pool = await _offices.PoolAsync();
        var task = await _offices.TaskAsync();
        var (guest, offer) = await _offices.OfferedAsync();
        foreach (var (account, workspace) in new[] { (TwoOffices.Borrower, _offices.Borrowing), (TwoOffices.Borrower, _offices.Lent), (TwoOffices.Stranger, _offices.Lent) })
        {
            await NotFoundAsync(account, workspace, new FetchWorker(_offices.Expert));
            await NotFoundAsync(account, workspace, new FetchTaskQueue(_offices.Experts));
            await NotFoundAsync(account, workspace, new FetchTask(guest.Sid));
            await NotFoundAsync(account, workspace, new UpdateTask(guest.Sid, AssignmentStatus: AssignmentStatus.Canceled));
            await NotFoundAsync(account, workspace, new UpdateReservation(offer.Sid, ReservationStatus.Accepted));
        }

        foreach (var (account, workspace) in new[] { (TwoOffices.Lender, _offices.Lent), (TwoOffices.Lender, _offices.Borrowing), (TwoOffices.Stranger, _offices.Borrowing) })
        {
            await NotFoundAsync(account, workspace, new FetchTask(task.Sid));
            await NotFoundAsync(account, workspace, new FetchWorker(pool.PoolWorkerSid!.Value));
        }
    }

    [Test]
    public async Task Nobody_but_the_borrower_accepts_a_grant_and_nobody_a_revoked_one()
    {
        var grant = await _offices.GrantAsync();
        var own = (await _offices.Router.CreateAsync(TwoOffices.Stranger, new("Own"), default)).Value!.Workspace.Sid;
        Assert.That((await _offices.Pools.AcceptAsync(TwoOffices.Stranger, own, grant.Sid, null, default)).Faults.Single().Error, Is.EqualTo(ErrorCatalogue.NotFound));
        Assert.That((await _offices.Pools.AcceptAsync(TwoOffices.Stranger, _offices.Borrowing, grant.Sid, null, default)).Faults.Single().Error, Is.EqualTo(ErrorCatalogue.NotFound));
        Assert.That((await _offices.Pools.AcceptAsync(TwoOffices.Lender, _offices.Lent, grant.Sid, null, default)).Faults.Single().Error, Is.EqualTo(ErrorCatalogue.NotFound));
        Assert.That((await _offices.Pools.AcceptAsync(TwoOffices.Borrower, own, grant.Sid, null, default)).Faults.Single().Error, Is.EqualTo(ErrorCatalogue.NotFound), "only in a workspace of its own");
        Assert.That((await _offices.Pools.ListPoolsAsync(TwoOffices.Stranger, own, new(), default)).Value!.Items, Is.Empty);
        TwoOffices.Done(await _offices.Pools.RevokeAsync(TwoOffices.Lender, _offices.Lent, _offices.Experts, grant.Sid, false, default));
        Assert.That((await _offices.Pools.AcceptAsync(TwoOffices.Borrower, _offices.Borrowing, grant.Sid, null, default)).Faults.Single().Error, Is.EqualTo(ErrorCatalogue.NotFound));
        Assert.That((await _offices.BorrowAsync(new ListWorkers(new(), new()))).Items, Is.Empty);
    }

    [Test]
    public async Task Only_the_lender_grants_and_revokes_and_only_of_its_own_queues()
    {
        var pool = await _offices.PoolAsync();
        var queue = (await _offices.BorrowAsync(new ListTaskQueues(null, null, null, null, new()))).Items[0].Queue.Sid;
        Assert.That((await _offices.Pools.CreateAsync(TwoOffices.Lender, _offices.Lent, queue, new(TwoOffices.Borrower, "x"), default)).Faults.Single().Error, Is.EqualTo(ErrorCatalogue.NotFound));
        Assert.That((await _offices.Pools.CreateAsync(TwoOffices.Stranger, _offices.Lent, _offices.Experts, new(TwoOffices.Stranger, "x"), default)).Faults.Single().Error, Is.EqualTo(ErrorCatalogue.NotFound));
        foreach (var account in new[] { TwoOffices.Borrower, TwoOffices.Stranger })
        {
            Assert.That((await _offices.Pools.RevokeAsync(account, _offices.Lent, _offices.Experts, pool.Sid, true, default)).Faults.Single().Error, Is.EqualTo(ErrorCatalogue.NotFound));
            Assert.That(_offices.Pools.Fetch(account, _offices.Lent, _offices.Experts, pool.Sid).Succeeded, Is.False);
        }

        Assert.That((await _offices.Pools.LeaveAsync(TwoOffices.Stranger, _offices.Borrowing, pool.Sid, true, default)).Faults.Single().Error, Is.EqualTo(ErrorCatalogue.NotFound));
        Assert.That(_offices.Pools.Fetch(TwoOffices.Lender, _offices.Lent, _offices.Experts, pool.Sid).Value!.Status, Is.EqualTo(PoolGrantStatus.Accepted));
    }

    [Test]
    public async Task No_event_of_one_side_names_anything_of_the_other()
    {
        var pool = await _offices.PoolAsync();
        var task = await _offices.TaskAsync($$"""{"account_sid":"{{TwoOffices.Borrower}}","call_sid":"CA1"}""");
        var (guest, offer) = await _offices.OfferedAsync();
        await _offices.AnswerAsync(offer, ReservationStatus.Accepted);
        await _offices.AnswerAsync(offer, ReservationStatus.Completed);
        await _offices.BorrowedBecomesAsync(task.Sid, AssignmentStatus.Completed);
        var reservation = (await _offices.BorrowAsync(new ListReservations(task.Sid, null, null, new()))).Items.Single().Reservation.Sid;
        var theirs = Told(_offices.Lent);
        foreach (var secret in new[] { TwoOffices.Borrower.Value, _offices.Borrowing.Value, pool.PoolWorkerSid!.Value.Value, task.Sid.Value, reservation.Value })
        {
            Assert.That(theirs, Does.Not.Contain(secret));
        }

        var ours = Told(_offices.Borrowing);
        foreach (var secret in new[] { TwoOffices.Lender.Value, _offices.Lent.Value, _offices.Experts.Value, _offices.Expert.Value, guest.Sid.Value, offer.Sid.Value })
        {
            Assert.That(ours, Does.Not.Contain(secret));
        }
    }

    private string Told(WorkspaceSid workspace) =>
        JsonSerializer.Serialize(_offices.Events.Where(happened => happened.Workspace.Sid == workspace).Select(EventRecord.From));

    private async Task NotFoundAsync<T>(AccountSid account, WorkspaceSid workspace, WorkspaceCommand<T> command)
    {
        var result = await _offices.Router.SendAsync(account, workspace, command, default);
        Assert.That(result.Faults.Select(static fault => fault.Error), Is.EqualTo(new[] { ErrorCatalogue.NotFound }), command.ToString());
    }
}

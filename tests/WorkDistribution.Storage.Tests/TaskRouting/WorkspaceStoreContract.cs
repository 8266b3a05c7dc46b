using System.Collections;
using System.Reflection;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Storage.Tests.TaskRouting;

/// <summary>What every implementation of the store of workspaces must do. An implementation's fixture derives from it and says how to open it.</summary>
public abstract class WorkspaceStoreContract
{
    private IAsyncDisposable _opened = null!;

    protected IWorkspaceStore Store { get; private set; } = null!;

    protected RoutingFacts Facts { get; private set; } = null!;

    [SetUp]
    public async Task Open()
    {
        (Store, _opened) = await OpenAsync();
        Facts = new RoutingFacts();
        await CommitAsync(Facts.Making);
    }

    [TearDown]
    public async Task Close()
    {
        await _opened.DisposeAsync();
        await RemoveAsync();
    }

    [Test]
    public async Task Everything_is_read_back_with_every_field_as_it_was_committed()
    {
        var task = Facts.Task();
        var reservation = Facts.Reservation(task);
        await CommitAsync(Facts.Batch() with { Tasks = [task], Reservations = [reservation], Events = [Facts.Event(EventType.TaskCreated, task: task)] });
        object[] facts = [Facts.Workspace, Facts.Activity, Facts.TaskChannel, Facts.TaskQueue, Facts.Workflow, Facts.Worker, Facts.WorkerChannel, task, reservation];
        Assert.That(facts.SelectMany(AtTheirDefault), Is.Empty, "a field that is not set here would not be missed");

        await RestartAsync();
        var loaded = await LoadAsync();
        object?[] kept =
        [
            loaded.Workspace, loaded.Activities.Single(), loaded.TaskChannels.Single(), loaded.TaskQueues.Single(), loaded.Workflows.Single(),
            loaded.Workers.Single(), loaded.WorkerChannels.Single(), loaded.Tasks.Single(), loaded.Reservations.Single(),
        ];
        Assert.That(kept, Is.EqualTo(facts));
        Assert.That((loaded.LastEventNumber, loaded.LastTaskNumber), Is.EqualTo((1, 1)));
        Assert.That(await Store.ListAsync(CancellationToken.None), Is.EqualTo(new[] { Facts.Workspace }));
    }

    [Test]
    public async Task What_need_not_be_is_read_back_as_null()
    {
        var task = Facts.BareTask();
        var workspace = Facts.Workspace with { EventCallbackUrl = null, EventsFilter = "", MultiTaskEnabled = false };
        var queue = Facts.TaskQueue with { TaskOrder = null, ReservationActivitySid = null, AssignmentActivitySid = null };
        var workflow = Facts.Workflow with { AssignmentCallbackUrl = null, FallbackAssignmentCallbackUrl = null };
        var channel = Facts.WorkerChannel with { LastReservedTime = null };
        await CommitAsync(Facts.Batch() with { Workspace = workspace, TaskQueues = [queue], Workflows = [workflow], WorkerChannels = [channel], Tasks = [task] });
        await RestartAsync();
        var loaded = await LoadAsync();
        Assert.Multiple(() =>
        {
            Assert.That(loaded.Workspace, Is.EqualTo(workspace));
            Assert.That(loaded.TaskQueues, Is.EqualTo(new[] { queue }));
            Assert.That(loaded.Workflows, Is.EqualTo(new[] { workflow }));
            Assert.That(loaded.WorkerChannels, Is.EqualTo(new[] { channel }));
            Assert.That(loaded.Tasks, Is.EqualTo(new[] { task }));
        });
    }

    [Test]
    public async Task A_workspace_that_was_never_made_is_empty()
    {
        var loaded = await Store.LoadAsync(new RoutingFacts().Workspace.Sid, CancellationToken.None);
        Assert.That((loaded.Workspace, loaded.Tasks.Length, loaded.LastEventNumber), Is.EqualTo(((Workspace?)null, 0, 0L)));
    }

    [Test]
    public async Task A_change_replaces_and_leaves_the_order_of_making_as_it_was()
    {
        Worker[] workers = [.. Enumerable.Range(0, 20).Select(index => Facts.Worker with { Sid = new RoutingFacts().Worker.Sid, FriendlyName = $"worker {index}", DateCreated = RoutingFacts.Noon.AddMilliseconds(index + 1) })];
        await CommitAsync(Facts.Batch() with { Workers = [.. workers] });
        workers[3] = workers[3] with { FriendlyName = "changed", Version = 10, MustUpdate = false };
        await CommitAsync(Facts.Batch() with { Workers = [workers[3]], RemovedWorkers = [workers[4].Sid] });
        Assert.That((await LoadAsync()).Workers, Is.EqualTo(workers.Where((_, index) => index != 4).Prepend(Facts.Worker)));
    }

    [Test]
    public async Task What_is_removed_is_gone_and_its_numbers_are_not_given_again()
    {
        var first = Facts.NewTask(EventType.TaskCreated);
        var second = Facts.NewTask(EventType.TaskCreated);
        await CommitAsync(first);
        await CommitAsync(second);
        await CommitAsync(Facts.Batch() with
        {
            RemovedTasks = [second.Tasks[0].Sid],
            RemovedReservations = [second.Reservations[0].Sid],
            RemovedActivities = [Facts.Activity.Sid],
            RemovedTaskChannels = [Facts.TaskChannel.Sid],
            RemovedTaskQueues = [Facts.TaskQueue.Sid],
            RemovedWorkflows = [Facts.Workflow.Sid],
            RemovedWorkers = [Facts.Worker.Sid],
            RemovedWorkerChannels = [Facts.WorkerChannel.Sid],
        });
        await RestartAsync();
        var loaded = await LoadAsync();
        Assert.Multiple(() =>
        {
            Assert.That(loaded.Tasks, Is.EqualTo(first.Tasks));
            Assert.That(loaded.Reservations, Is.EqualTo(first.Reservations));
            Assert.That(loaded.Activities.Length + loaded.TaskChannels.Length + loaded.TaskQueues.Length + loaded.Workflows.Length + loaded.Workers.Length + loaded.WorkerChannels.Length, Is.Zero);
            Assert.That((loaded.LastEventNumber, loaded.LastTaskNumber), Is.EqualTo((2, 2)));
        });
    }

    [Test]
    public async Task A_removed_workspace_takes_along_what_is_in_it_and_nothing_of_others()
    {
        var other = new RoutingFacts();
        await CommitAsync(other.Making);
        await CommitAsync(Facts.NewTask());
        await CommitAsync(other.NewTask());
        await CommitAsync(Facts.Batch() with { RemovesWorkspace = true, Events = [Facts.Event(EventType.WorkspaceDeleted)] });
        await RestartAsync();
        var loaded = await LoadAsync();
        Assert.That((loaded.Workspace, loaded.Tasks.Length, loaded.Workers.Length), Is.EqualTo(((Workspace?)null, 0, 0)));
        Assert.That(await Store.ListAsync(CancellationToken.None), Is.EqualTo(new[] { other.Workspace }));
        Assert.That((await Store.LoadAsync(other.Workspace.Sid, CancellationToken.None)).Tasks, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_batch_that_fails_leaves_nothing_and_its_workspace_commits_again_only_after_it_was_read_anew()
    {
        var other = new RoutingFacts();
        await CommitAsync(other.Making);
        var kept = Facts.NewTask(EventType.TaskCreated);
        await CommitAsync(kept);
        var failing = Facts.NewTask(EventType.TaskCreated);
        var following = Facts.NewTask(EventType.TaskCreated);
        var others = Enumerable.Range(0, 10).Select(_ => Store.CommitAsync(other.NewTask(EventType.TaskCreated), CancellationToken.None)).ToArray();
        var failed = Store.CommitAsync(Spoil(failing), CancellationToken.None);
        var refused = Store.CommitAsync(following, CancellationToken.None);
        Assert.ThrowsAsync<WorkspaceCommitException>(() => failed);
        Assert.ThrowsAsync<WorkspaceCommitException>(() => refused);
        Assert.ThrowsAsync<WorkspaceCommitException>(() => CommitAsync(following));
        await Task.WhenAll(others);

        var loaded = await LoadAsync();
        Assert.That(loaded.Tasks, Is.EqualTo(kept.Tasks));
        Assert.That(loaded.LastEventNumber, Is.EqualTo(1));
        var anew = following with { Events = [following.Events[0] with { Number = 2 }] };
        await CommitAsync(anew);
        Assert.That((await LoadAsync()).Tasks, Is.EqualTo(kept.Tasks.AddRange(anew.Tasks)));
        Assert.That((await Store.LoadAsync(other.Workspace.Sid, CancellationToken.None)).Tasks, Has.Length.EqualTo(10));
    }

    [Test]
    public async Task Batches_from_many_workspaces_at_once_are_all_kept_each_workspace_in_its_order()
    {
        RoutingFacts[] workspaces = [.. Enumerable.Range(0, 20).Select(_ => new RoutingFacts())];
        await Task.WhenAll(workspaces.Select(facts => Task.Run(async () =>
        {
            var commits = new List<Task> { CommitAsync(facts.Making) };
            for (var i = 0; i < 50; i++)
            {
                commits.Add(CommitAsync(facts.NewTask(EventType.TaskCreated, EventType.TaskQueueEntered)));
            }

            await Task.WhenAll(commits);
        })));
        foreach (var facts in workspaces)
        {
            var loaded = await Store.LoadAsync(facts.Workspace.Sid, CancellationToken.None);
            Assert.That(loaded.Tasks.Select(task => task.Number), Is.EqualTo(Enumerable.Range(1, 50).Select(number => (long)number)));
            Assert.That(loaded.LastEventNumber, Is.EqualTo(100));
        }
    }

    [Test]
    public async Task Tasks_of_random_identifiers_are_read_back_by_number([Random(3, Distinct = true)] int seed)
    {
        var random = new Random(seed);
        var sids = new RandomSidSource();
        var kept = new SortedDictionary<long, WorkTask>();
        for (var step = 0; step < 200; step++)
        {
            var batch = Facts.Batch() with { Tasks = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Facts.Task() with { Sid = sids.New<TaskSid>() })] };
            if (kept.Count > 3)
            {
                var chosen = kept.Values.Skip(random.Next(kept.Count - 2)).Take(2).ToArray();
                batch = batch with { Tasks = batch.Tasks.Add(chosen[0] with { Priority = step, Attributes = new string('x', random.Next(9000)) }), RemovedTasks = [chosen[1].Sid] };
                kept.Remove(chosen[1].Number);
            }

            foreach (var task in batch.Tasks)
            {
                kept[task.Number] = task;
            }

            await CommitAsync(batch);
        }

        await RestartAsync();
        Assert.That((await LoadAsync()).Tasks, Is.EqualTo(kept.Values));
    }

    /// <summary>Opens the test's store; the second time in one test it finds what was kept.</summary>
    protected abstract Task<(IWorkspaceStore Store, IAsyncDisposable Opened)> OpenAsync();

    /// <summary>Sees to it that a batch, the next to be committed, fails.</summary>
    protected abstract WorkspaceBatch Spoil(WorkspaceBatch batch);

    /// <summary>Removes what the test kept.</summary>
    protected abstract Task RemoveAsync();

    protected Task CommitAsync(WorkspaceBatch batch) => Store.CommitAsync(batch, CancellationToken.None);

    protected Task<WorkspaceSnapshot> LoadAsync() => Store.LoadAsync(Facts.Workspace.Sid, CancellationToken.None);

    protected async Task RestartAsync()
    {
        await _opened.DisposeAsync();
        (Store, _opened) = await OpenAsync();
    }

    private static IEnumerable<string> AtTheirDefault(object fact)
    {
        foreach (var property in fact.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(fact);
            if (value is null or ICollection { Count: 0 } or "" || (property.PropertyType.IsValueType && value.Equals(Activator.CreateInstance(property.PropertyType))))
            {
                yield return $"{fact.GetType().Name}.{property.Name}";
            }
        }
    }
}

using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Storage.Tests.TaskRouting;

/// <summary>What every implementation of the stores of events must do.</summary>
public abstract class WorkspaceEventContract
{
    private IAsyncDisposable _opened = null!;
    private IWorkspaceStore _store = null!;
    private IEventStore _events = null!;
    private IEventOutbox _outbox = null!;
    private RoutingFacts _facts = null!;

    private AccountSid Account => _facts.Workspace.AccountSid;

    private WorkspaceSid Workspace => _facts.Workspace.Sid;

    [SetUp]
    public async Task Open()
    {
        (_store, _events, _outbox, _opened) = await OpenAsync();
        _facts = new RoutingFacts();
        await _store.CommitAsync(_facts.Making, CancellationToken.None);
    }

    [TearDown]
    public async Task Close()
    {
        await _opened.DisposeAsync();
        await RemoveAsync();
    }

    [Test]
    public async Task An_event_of_any_kind_is_found_as_it_was_told()
    {
        var happened = await HappenAsync(Enum.GetValues<EventType>());
        foreach (var told in happened)
        {
            Assert.That(await _events.FindAsync(Account, Workspace, told.Sid, CancellationToken.None), Is.EqualTo(EventRecord.From(told)), told.Type.ToString());
        }
    }

    [Test]
    public async Task Another_account_or_workspace_neither_finds_nor_lists_an_event()
    {
        var other = new RoutingFacts();
        await _store.CommitAsync(other.Making, CancellationToken.None);
        var happened = await HappenAsync(EventType.TaskCreated);
        Assert.That(await _events.FindAsync(other.Workspace.AccountSid, Workspace, happened[0].Sid, CancellationToken.None), Is.Null);
        Assert.That(await _events.FindAsync(other.Workspace.AccountSid, other.Workspace.Sid, happened[0].Sid, CancellationToken.None), Is.Null);
        Assert.That((await _events.ListAsync(other.Workspace.AccountSid, Workspace, All, new PageRequest(), CancellationToken.None)).Items, Is.Empty);
        Assert.That(await _events.FindAsync(Account, Workspace, new RandomSidSource().NewOrdered<EventSid>(happened[0].Time), CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Events_are_listed_the_latest_first_in_pages_forward_and_back()
    {
        var happened = await HappenAsync([.. Enumerable.Repeat(EventType.TaskCreated, 7)]);
        var first = await ListAsync(All, new PageRequest(3));
        var second = await ListAsync(All, new PageRequest(3, 1, first.NextToken));
        var third = await ListAsync(All, new PageRequest(3, 2, second.NextToken));
        var back = await ListAsync(All, new PageRequest(3, 1, third.PreviousToken));
        Assert.That(first.Items.AddRange(second.Items).AddRange(third.Items).Select(found => found.Sid), Is.EqualTo(happened.Reverse().Select(told => told.Sid)));
        Assert.That((first.PreviousToken, third.NextToken), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(back.Items, Is.EqualTo(second.Items));
        Assert.ThrowsAsync<PageTokenException>(() => ListAsync(All, new PageRequest(3, 0, "nonsense")));
    }

    [Test]
    public async Task Filters_narrow_a_list()
    {
        var happened = await HappenAsync(EventType.TaskCreated, EventType.ReservationCreated, EventType.WorkerCreated, EventType.ActivityCreated, EventType.WorkflowCreated);
        var (task, reservation, worker, activity, workflow) = (happened[0], happened[1], happened[2], happened[3], happened[4]);
        (EventFilter Filter, RoutingEvent[] Expected)[] cases =
        [
            (All with { Type = EventType.WorkerCreated }, [worker]),
            (All with { Sid = activity.Sid }, [activity]),
            (All with { TaskSid = task.Task!.Task.Sid }, [task]),
            (All with { WorkerSid = _facts.Worker.Sid }, [worker, reservation]),
            (All with { ReservationSid = reservation.Reservation!.Sid }, [reservation]),
            (All with { TaskQueueSid = _facts.TaskQueue.Sid }, [reservation, task]),
            (All with { WorkflowSid = _facts.Workflow.Sid }, [workflow, reservation, task]),
            (All with { TaskChannel = "voice", Type = EventType.ReservationCreated }, [reservation]),
            (All with { TaskChannel = "chat" }, []),
            (All with { From = reservation.Time }, [workflow, activity, worker, reservation]),
            (All with { Before = reservation.Time }, [task]),
            (All with { From = reservation.Time, Before = worker.Time }, [reservation]),
            (All with { From = workflow.Time.AddHours(1) }, []),
        ];
        foreach (var (filter, expected) in cases)
        {
            Assert.That((await ListAsync(filter, new PageRequest())).Items.Select(found => found.Sid), Is.EqualTo(expected.Select(told => told.Sid)), filter.ToString());
        }
    }

    [Test]
    public async Task A_clock_that_was_set_back_hides_no_event()
    {
        var noon = RoutingFacts.Noon;
        RoutingEvent[] happened = [.. new[] { 100, 101, 102, 40, 41, 101, 103 }.Select(second => _facts.Event(EventType.WorkerCreated, noon.AddSeconds(second)))];
        foreach (var told in happened)
        {
            await _store.CommitAsync(_facts.Batch() with { Events = [told] }, CancellationToken.None);
        }

        foreach (var told in happened)
        {
            Assert.That((await _events.FindAsync(Account, Workspace, told.Sid, CancellationToken.None))?.Number, Is.EqualTo(told.Number));
        }

        var found = await ListAsync(new EventFilter { From = noon.AddSeconds(100), Before = noon.AddSeconds(102) }, new PageRequest());
        Assert.That(found.Items.Select(told => told.Number), Is.EqualTo(new[] { 6, 2, 1 }));
        found = await ListAsync(new EventFilter { From = noon, Before = noon.AddSeconds(60) }, new PageRequest());
        Assert.That(found.Items.Select(told => told.Number), Is.EqualTo(new[] { 5, 4 }));
    }

    [Test]
    public async Task Events_are_read_in_order_after_a_number()
    {
        var happened = await HappenAsync([.. Enumerable.Repeat(EventType.WorkerCreated, 2_500)]);
        Assert.That(await ReadAsync(0), Is.EqualTo(happened.Select(told => told.Number)));
        Assert.That(await ReadAsync(2_498), Is.EqualTo(new[] { 2_499, 2_500 }));
        Assert.That(await ReadAsync(2_500), Is.Empty);
    }

    [Test]
    public async Task A_time_leads_to_the_number_after_which_its_events_follow()
    {
        var happened = await HappenAsync([.. Enumerable.Repeat(EventType.WorkerCreated, 500)]);
        var noon = RoutingFacts.Noon;
        Assert.That(await ReadAsync(await NumberBeforeAsync(noon.AddSeconds(3))), Is.EqualTo(happened.Where(told => told.Time >= noon.AddSeconds(3)).Select(told => told.Number)));
        Assert.That(await NumberBeforeAsync(noon.AddHours(-1)), Is.Zero);
        Assert.That(await NumberBeforeAsync(noon.AddHours(1)), Is.EqualTo(500));
        Assert.That(await _events.NumberBeforeAsync(new RoutingFacts().Workspace.Sid, noon, CancellationToken.None), Is.Zero);

        Task<long> NumberBeforeAsync(DateTimeOffset time) => _events.NumberBeforeAsync(Workspace, time, CancellationToken.None);
    }

    [Test]
    public async Task Old_events_are_trimmed_in_pieces_and_numbers_go_on()
    {
        var happened = await HappenAsync([.. Enumerable.Repeat(EventType.WorkerCreated, 500)]);
        var before = RoutingFacts.Noon.AddSeconds(3);
        var pieces = new List<int>();
        for (int removed; (removed = await _events.TrimAsync(before, 70, CancellationToken.None)) > 0;)
        {
            pieces.Add(removed);
        }

        Assert.That(pieces, Is.EqualTo(new[] { 70, 70, 70, 70, 20 }));
        Assert.That(await ReadAsync(0), Is.EqualTo(happened.Where(told => told.Time >= before).Select(told => told.Number)));
        Assert.That((await ListAsync(All, new PageRequest(1000))).Items, Has.Length.EqualTo(200));
        Assert.That(await _events.FindAsync(Account, Workspace, happened[0].Sid, CancellationToken.None), Is.Null);
        Assert.That(await _events.TrimAsync(RoutingFacts.Noon.AddDays(1), 1000, CancellationToken.None), Is.EqualTo(200));
        Assert.That((await _store.LoadAsync(Workspace, CancellationToken.None)).LastEventNumber, Is.EqualTo(500));
    }

    [Test]
    public async Task Events_of_a_removed_workspace_stay_until_they_are_trimmed()
    {
        var happened = await HappenAsync(EventType.TaskCreated);
        var deleted = _facts.Event(EventType.WorkspaceDeleted);
        await _store.CommitAsync(_facts.Batch() with { RemovesWorkspace = true, Events = [deleted] }, CancellationToken.None);
        Assert.That(await _events.FindAsync(Account, Workspace, deleted.Sid, CancellationToken.None), Is.EqualTo(EventRecord.From(deleted)));
        await _events.TrimAsync(RoutingFacts.Noon.AddDays(1), 1000, CancellationToken.None);
        Assert.That(await _events.FindAsync(Account, Workspace, happened[0].Sid, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task What_is_to_be_told_waits_in_the_outbox_in_order_until_it_is_taken_out()
    {
        var other = new RoutingFacts();
        await _store.CommitAsync(other.Making, CancellationToken.None);
        Assert.That(await _outbox.WorkspacesAsync(CancellationToken.None), Is.Empty);
        var happened = await HappenAsync(toTell: [1, 3, 4], EventType.TaskCreated, EventType.TaskUpdated, EventType.TaskCanceled, EventType.TaskDeleted);
        await _store.CommitAsync(other.Batch() with { Events = [other.Event(EventType.WorkerCreated)], ToTell = [1] }, CancellationToken.None);

        Assert.That(await _outbox.WorkspacesAsync(CancellationToken.None), Is.EquivalentTo(new[] { Workspace, other.Workspace.Sid }));
        Assert.That(await PendingAsync(0, 10), Is.EqualTo(new[] { happened[0], happened[2], happened[3] }.Select(EventRecord.From)));
        Assert.That((await PendingAsync(1, 1)).Single().Number, Is.EqualTo(3));
        await _outbox.RemoveAsync(Workspace, [1, 4], CancellationToken.None);
        Assert.That((await PendingAsync(0, 10)).Single().Number, Is.EqualTo(3));
        await _outbox.RemoveAsync(Workspace, [3], CancellationToken.None);
        Assert.That(await _outbox.WorkspacesAsync(CancellationToken.None), Is.EqualTo(new[] { other.Workspace.Sid }));

        Task<ImmutableArray<EventRecord>> PendingAsync(long after, int atMost) => _outbox.PendingAsync(Workspace, after, atMost, CancellationToken.None);
    }

    /// <summary>Opens the test's stores.</summary>
    protected abstract Task<(IWorkspaceStore Store, IEventStore Events, IEventOutbox Outbox, IAsyncDisposable Opened)> OpenAsync();

    /// <summary>Removes what the test kept.</summary>
    protected abstract Task RemoveAsync();

    private static EventFilter All => new() { From = DateTimeOffset.UnixEpoch, Before = RoutingFacts.Noon.AddYears(1) };

    private Task<Page<EventRecord>> ListAsync(EventFilter filter, PageRequest page) => _events.ListAsync(Account, Workspace, filter, page, CancellationToken.None);

    private async Task<List<long>> ReadAsync(long after)
    {
        var numbers = new List<long>();
        await foreach (var found in _events.ReadAsync(Workspace, after, CancellationToken.None))
        {
            numbers.Add(found.Number);
        }

        return numbers;
    }

    private Task<ImmutableArray<RoutingEvent>> HappenAsync(params ReadOnlySpan<EventType> types) => HappenAsync([], types);

    private Task<ImmutableArray<RoutingEvent>> HappenAsync(ImmutableArray<long> toTell, params ReadOnlySpan<EventType> types)
    {
        var happened = ImmutableArray.CreateBuilder<RoutingEvent>();
        foreach (var type in types)
        {
            happened.Add(_facts.Event(type));
        }

        return CommitAsync(happened.ToImmutable());

        async Task<ImmutableArray<RoutingEvent>> CommitAsync(ImmutableArray<RoutingEvent> events)
        {
            await _store.CommitAsync(_facts.Batch() with { Events = events, ToTell = toTell }, CancellationToken.None);
            return events;
        }
    }
}

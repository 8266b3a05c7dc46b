using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.TaskRouting.Tests.Callbacks;

/// <summary>An outbox in memory.</summary>
internal sealed class FakeOutbox : IEventOutbox
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, EventRecord> _records = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Add(params EventRecord[] records)
    {
        lock (_gate)
        {
            foreach (var record in records)
            {
                _records[record.Number] = record;
            }
        }
    }

    public async Task EmptyAsync()
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_records.Count == 0)
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(Testing.Limits.Wait);
        }
    }

    public Task<ImmutableArray<EventRecord>> PendingAsync(WorkspaceSid workspace, long afterNumber, int atMost, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<ImmutableArray<EventRecord>>([.. _records.Values.Where(record => record.WorkspaceSid == workspace && record.Number > afterNumber).Take(atMost)]);
        }
    }

    public Task<ImmutableArray<WorkspaceSid>> WorkspacesAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<ImmutableArray<WorkspaceSid>>([.. _records.Values.Select(static record => record.WorkspaceSid).Distinct()]);
        }
    }

    public Task RemoveAsync(WorkspaceSid workspace, ImmutableArray<long> numbers, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var number in numbers)
            {
                _records.Remove(number);
            }

            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return Task.CompletedTask;
    }
}

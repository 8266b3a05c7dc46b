using WorkDistribution.Core.Identity;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Shares the time of deciding among accounts (R3-9): a bounded number of workspaces decide at once, and those that wait take turns by account, however many workspaces and commands one account has.</summary>
/// <param name="atOnce">How many decide at once, at least 1.</param>
internal sealed class DecisionTurns(int atOnce)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AccountSid, Queue<TaskCompletionSource>> _waiting = [];
    private readonly Queue<AccountSid> _turns = [];
    private int _deciding;

    /// <summary>Waits for a turn; whoever has it gives it back by <see cref="Leave"/> after a short time.</summary>
    public Task EnterAsync(AccountSid account)
    {
        lock (_lock)
        {
            if (_deciding < atOnce)
            {
                _deciding++;
                return Task.CompletedTask;
            }

            if (!_waiting.TryGetValue(account, out var line))
            {
                _waiting.Add(account, line = []);
                _turns.Enqueue(account);
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            line.Enqueue(turn);
            return turn.Task;
        }
    }

    /// <summary>Gives the turn to whoever is next.</summary>
    public void Leave()
    {
        TaskCompletionSource next;
        lock (_lock)
        {
            if (!_turns.TryDequeue(out var account))
            {
                _deciding--;
                return;
            }

            var line = _waiting[account];
            next = line.Dequeue();
            if (line.Count > 0)
            {
                _turns.Enqueue(account);
            }
            else
            {
                _waiting.Remove(account);
            }
        }

        next.SetResult();
    }
}

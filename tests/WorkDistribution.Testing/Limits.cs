namespace WorkDistribution.Testing;

/// <summary>The one time limit of tests that wait for something outside: generous, for it only decides how soon a failure is reported.</summary>
public static class Limits
{
    /// <summary>How long a test waits for what should come.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(60);

    /// <summary>Waits for a task within the limit.</summary>
    /// <param name="task">What is waited for.</param>
    /// <param name="what">Said when it does not come.</param>
    public static async Task<T> Within<T>(this Task<T> task, string what)
    {
        try
        {
            return await task.WaitAsync(Wait);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{what} did not come within {Wait.TotalSeconds} s", exception);
        }
    }

    /// <summary>Waits for a task within the limit.</summary>
    public static async Task Within(this Task task, string what)
    {
        try
        {
            await task.WaitAsync(Wait);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{what} did not come within {Wait.TotalSeconds} s", exception);
        }
    }

    /// <summary>Asks again and again until the answer is as wanted: for what another process shows only when asked.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isWanted, string what)
    {
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (isWanted(answer))
            {
                return answer;
            }

            if (clock.GetElapsedTime(start) > Wait)
            {
                throw new TimeoutException($"{what} did not come within {Wait.TotalSeconds} s; the last answer was {answer}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), clock);
        }
    }
}

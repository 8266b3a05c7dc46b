using System.Text;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Payments;

namespace WorkDistribution.Voice.Verbs.Paying;

/// <summary>Collects the keys of one field. A key stops what is said; # ends the field; * ends the payment.</summary>
internal static class PaymentInput
{
    private const char End = '#';
    private const char GiveUp = '*';

    /// <summary>The digits; empty when none came in time, null when the payer gave up.</summary>
    /// <param name="capture">Knows when enough is keyed.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="timeout">Silence after what is said, or after a key, that ends the field.</param>
    /// <param name="play">Says what is asked; must end when cancelled.</param>
    /// <param name="cancellationToken">The call is over or led elsewhere.</param>
    public static async Task<string?> ReadAsync(PaymentCapture capture, DigitQueue keys, TimeSpan timeout, Func<CancellationToken, Task> play, CancellationToken cancellationToken)
    {
        await HearAsync(keys, play, cancellationToken);
        var digits = new StringBuilder();
        while (!capture.IsWhole(digits.ToString()) && await keys.NextAsync(timeout, cancellationToken) is { } key)
        {
            switch (key)
            {
                case GiveUp:
                    return null;
                case End when digits.Length > 0:
                    return digits.ToString();
                case >= '0' and <= '9':
                    digits.Append(key);
                    break;
                default:
                    break;
            }
        }

        return digits.ToString();
    }

    private static async Task HearAsync(DigitQueue keys, Func<CancellationToken, Task> play, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var playing = play(stop.Token);
        await Task.WhenAny(playing, keys.WaitAsync(stop.Token));
        await stop.CancelAsync();
        try
        {
            await playing;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A key was pressed.
        }
    }
}

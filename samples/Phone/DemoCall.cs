using System.Globalization;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;

namespace WorkDistribution.Samples.Phone;

/// <summary>One call through the demo's menu: greeting, message, message heard back, goodbye.</summary>
internal sealed class DemoCall(SipPhone phone, TimeProvider clock, TextWriter output)
{
    /// <summary>The tones of the message: a tune that the demo does not use itself.</summary>
    private static readonly double[] Tune = [600, 800, 1200];

    private readonly long _start = clock.GetTimestamp();

    /// <summary>Calls and goes through the menu.</summary>
    /// <returns>Whether the message was heard back.</returns>
    public async Task<bool> RunAsync(string number)
    {
        Show($"dialling {number}");
        var call = phone.Dial(number, Show);
        using var stopping = new CancellationTokenSource();
        var hearing = Task.CompletedTask;
        try
        {
            await call.AnsweredAsync();
            hearing = new Hearing(call, clock, Show).ReportAsync(stopping.Token);
            await call.HearsSpeechAsync();
            await call.PressAsync("1");
            await call.HearsToneAsync(1000);
            Show($"says a tune of {string.Join(", ", Tune)} Hz");
            foreach (var tone in Tune)
            {
                await call.SayAsync(TestTone.Make(0.8, tone));
            }

            await call.PressAsync("#");
            foreach (var tone in Tune)
            {
                await call.HearsToneAsync(tone);
            }

            Show("heard its own message back");
            await call.HearsSpeechAsync();
            await call.PressAsync("9");
            await call.EndedAsync();
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or InvalidOperationException)
        {
            Show(exception.Message);
            call.HangUp();
            await call.EndedAsync();
            return false;
        }
        finally
        {
            await stopping.CancelAsync();
            await hearing;
        }
    }

    private void Show(string step) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {clock.GetElapsedTime(_start).TotalSeconds,6:0.00} s  phone  {step}"));
}

using System.Text.Json;

namespace WorkDistribution.Samples.VoiceBot;

/// <summary>One call with the bot: listens all the time, answers when somebody has spoken, and falls silent when they speak again.</summary>
internal sealed class BotCall(MediaStream stream, IBrain brain, IVoice voice)
{
    private readonly UtteranceDetector _detector = new();
    private CancellationTokenSource? _answering;

    /// <summary>Runs to the end of the stream.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var speaking = Task.CompletedTask;
        using var ownStream = stream;
        while (await stream.ReadAsync(cancellationToken) is { } message)
        {
            switch (message.GetProperty("event").GetString())
            {
                case "start":
                    Console.WriteLine($"  bot  {message.GetProperty("start").GetProperty("callSid").GetString()} has called");
                    speaking = Begin(token => SpeakAsync(brain.Greeting, token), cancellationToken);
                    break;
                case "media":
                    if (await HearAsync(message.GetProperty("media"), cancellationToken) is { } said)
                    {
                        Console.WriteLine($"  bot  heard {said.Length / 8000.0:0.0} s");
                        speaking = Begin(token => AnswerAsync(said, token), cancellationToken);
                    }

                    break;
                case "dtmf":
                    speaking = Begin(token => SpeakAsync($"You pressed {message.GetProperty("dtmf").GetProperty("digit").GetString()}.", token), cancellationToken);
                    break;
            }
        }

        Interrupt();
        await speaking;
    }

    private async Task<short[]?> HearAsync(JsonElement media, CancellationToken cancellationToken)
    {
        var wasSpeaking = _detector.IsSpeaking;
        var said = _detector.Take(MuLaw.Decode(media.GetProperty("payload").GetBytesFromBase64()));
        if (_detector.IsSpeaking && !wasSpeaking)
        {
            Interrupt();
            await stream.ClearAsync(cancellationToken);
        }

        return said;
    }

    private async Task AnswerAsync(short[] said, CancellationToken cancellationToken)
    {
        if (await brain.AnswerAsync(said, cancellationToken) is { } words)
        {
            await SpeakAsync(words, cancellationToken);
        }
        else
        {
            await stream.CloseAsync(cancellationToken);
        }
    }

    private async Task SpeakAsync(string words, CancellationToken cancellationToken)
    {
        await stream.SayAsync(await voice.SpeakAsync(words, cancellationToken), cancellationToken);
        await stream.MarkAsync("said", cancellationToken);
    }

    // Thinking and speaking go on beside listening; a newer one takes the place of an older.
    private async Task Begin(Func<CancellationToken, Task> part, CancellationToken cancellationToken)
    {
        Interrupt();
        using var own = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _answering = own;
        try
        {
            await part(own.Token);
        }
        catch (OperationCanceledException)
        {
            // Interrupted.
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or System.ComponentModel.Win32Exception or System.Net.WebSockets.WebSocketException)
        {
            Console.WriteLine($"  bot  could not answer: {exception.Message}");
        }
        finally
        {
            Interlocked.CompareExchange(ref _answering, null, own);
        }
    }

    private void Interrupt() => Interlocked.Exchange(ref _answering, null)?.Cancel();
}

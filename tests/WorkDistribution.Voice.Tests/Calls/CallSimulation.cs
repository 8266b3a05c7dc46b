using System.Collections.Concurrent;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Recording;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Calls;

/// <summary>Throws events at calls in an order that a seed decides: phones, applications, keys, time and REST, all at any moment.</summary>
internal sealed class CallSimulation(int seed) : IAsyncDisposable
{
    private static readonly string[] Documents =
    [
        "<Response><Say>hello</Say></Response>",
        "<Response><Say>wait</Say><Redirect>/next</Redirect></Response>",
        "<Response><Gather numDigits=\"2\" timeout=\"3\"><Say>wait</Say><Pause length=\"1\"/></Gather><Say>none</Say></Response>",
        "<Response><Gather bargeIn=\"false\" action=\"/next\"><Say loop=\"0\">wait</Say></Gather></Response>",
        "<Response><Record action=\"/next\" recordingStatusCallback=\"/recording\" recordingStatusCallbackEvent=\"in-progress completed absent\"/></Response>",
        "<Response><Pause length=\"2\"/><Reject reason=\"busy\"/></Response>",
        "<Response><Hangup/></Response>",
        "<Response><Dial action=\"/next\" timeout=\"9\" record=\"record-from-answer\"><Sip statusCallback=\"/status\" statusCallbackEvent=\"initiated ringing answered completed\">sip:a@phones.example</Sip><Sip url=\"/whisper\">sip:b@phones.example</Sip></Dial></Response>",
        "<Response><Dial answerOnBridge=\"true\" hangupOnStar=\"true\" sequential=\"true\"><Sip>sip:a@phones.example</Sip><Number>+15550122</Number></Dial><Say>after</Say></Response>",
        "<Response><Dial action=\"/next\"><Client>ann</Client></Dial></Response>",
        "<Response><Dial timeout=\"5\"><Number>" + CallHarness.Number + "</Number></Dial></Response>",
        "<Response><Play digits=\"1w2\"/><Redirect>/next</Redirect></Response>",
        "<Response/>",
        "no xml at all",
    ];

    private readonly Random _random = new(seed);
    private readonly ConcurrentQueue<TaskCompletionSource<WebhookOutcome>> _waiting = new();
    private readonly List<FakeInviteSession> _phones = [];
    private volatile bool _over;

    public CallHarness Harness { get; } = new();

    public async Task RunAsync()
    {
        Harness.Media.Waits.Add("say:wait");
        Harness.Phones.Registered["ann@phones.test"] = FakeUserAgent.TwoPhones("ann");
        Harness.App.Otherwise = AnswerAsync;
        Harness.App.Remove("/status");
        for (var step = 0; step < 60; step++)
        {
            await StepAsync();
            for (var turns = _random.Next(4); turns > 0; turns--)
            {
                await Task.Yield();
            }
        }

        _over = true;
        var idle = Harness.Registry.WhenIdleAsync();
        while (!idle.IsCompleted)
        {
            CollectPhones();
            _phones.ForEach(p => p.HangUp());
            while (_waiting.TryDequeue(out var late))
            {
                late.TrySetResult(WebApp.Failure());
            }

            Harness.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(idle, Task.Run(static () => { }));
        }
    }

    public ValueTask DisposeAsync() => Harness.DisposeAsync();

    private void CollectPhones()
    {
        while (Harness.Phones.TryNextCall(out var phone))
        {
            _phones.Add(phone!);
        }
    }

    private Task<WebhookOutcome> AnswerAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        if (_over)
        {
            return Task.FromResult(WebApp.Failure());
        }

        var late = new TaskCompletionSource<WebhookOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(late);
        return late.Task.WaitAsync(cancellationToken);
    }

    private WebhookOutcome NextAnswer() =>
        _random.Next(8) == 0 ? WebApp.Failure() : WebApp.Xml("/voice", Documents[_random.Next(Documents.Length)]);

    private async Task StepAsync()
    {
        CollectPhones();
        var phone = _phones.Count == 0 ? null : _phones[_random.Next(_phones.Count)];
        switch (_random.Next(18))
        {
            case 0 or 1:
                _phones.Add(Harness.Call());
                break;
            case 2:
                await Harness.Control.CreateAsync(ToPhone(), CancellationToken.None);
                break;
            case 3:
                phone?.HangUp();
                break;
            case 4 when phone is { IsIncoming: true }:
                phone.Cancel();
                break;
            case 5 or 6 when phone is { IsIncoming: false }:
                phone.PickUp();
                break;
            case 7 when phone is { IsIncoming: false }:
                phone.Alert();
                break;
            case 8 when phone is { IsIncoming: false }:
                phone.Refuse(_random.Next(2) == 0 ? 486 : 404);
                break;
            case 9:
                Harness.Clock.Advance(TimeSpan.FromMilliseconds(_random.Next(1, 12_000)));
                break;
            case 10 or 11:
                Hear();
                break;
            case 12:
                await ChangeAsync();
                break;
            case 13 when phone is not null && _random.Next(3) == 0:
                Flood(phone);
                break;
            default:
                if (_waiting.TryDequeue(out var asked))
                {
                    asked.TrySetResult(NextAnswer());
                }

                break;
        }
    }

    /// <summary>More at once than a mailbox holds.</summary>
    private static void Flood(FakeInviteSession phone)
    {
        for (var i = 0; i < 200; i++)
        {
            phone.Reoffer();
        }
    }

    private void Hear()
    {
        FakeMediaSession[] sessions;
        lock (Harness.Media.Sessions)
        {
            sessions = [.. Harness.Media.Sessions];
        }

        if (sessions.Length == 0)
        {
            return;
        }

        var session = sessions[_random.Next(sessions.Length)];
        switch (_random.Next(5))
        {
            case 0:
                session.EndPlayback();
                break;
            case 1:
                session.EndAnyRecording(new RecordingResult(RecordingEndReason.Silence, TimeSpan.FromSeconds(_random.Next(2)), 44));
                break;
            case 2 when _random.Next(4) == 0:
                session.LoseMedia();
                break;
            default:
                session.Press("12*#"[_random.Next(4)]);
                break;
        }
    }

    private async Task ChangeAsync()
    {
        var live = Harness.Registry.Calls.ToArray();
        if (live.Length == 0)
        {
            return;
        }

        var sid = live[_random.Next(live.Length)].Record.Sid;
        var change = new UpdateCallCommand(CallHarness.Account, sid);
        await Harness.Control.UpdateAsync(
            _random.Next(3) switch
            {
                0 => change with { Status = CallStatus.Completed },
                1 => change with { Status = CallStatus.Canceled },
                _ => change with { Instructions = new CallInstructions { Url = WebApp.Base + "/elsewhere" } },
            },
            CancellationToken.None);
    }

    private CreateCallCommand ToPhone() => new()
    {
        AccountSid = CallHarness.Account,
        To = _random.Next(3) switch { 0 => "client:ann", 1 => CallHarness.Number, _ => "sip:ann@phones.example" },
        From = "+15550199",
        Instructions = new CallInstructions { Url = WebApp.Base + "/answered" },
        StatusCallback = new StatusCallback(WebApp.Base + "/status", WebhookMethod.Post, ["initiated", "ringing", "answered", "completed"]),
        Timeout = TimeSpan.FromSeconds(15),
        Record = _random.Next(2) == 0,
    };
}

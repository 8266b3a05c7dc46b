using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.CallQueues.Live;
using WorkDistribution.Voice.CallQueues.Tasks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Queueing;

/// <summary>One visit of a caller to a queue, from the entrance to the exit. Whatever happens, at its end the caller stands in no queue, its stay is closed, and its task is either a worker's or closed.</summary>
internal sealed class QueueVisit(EnqueueVerb verb, VerbContext context, LegMedia media, QueueEntrance entrance)
{
    private static readonly FrozenSet<Type> WaitVerbs =
        FrozenSet.Create(typeof(SayVerb), typeof(PlayVerb), typeof(PauseVerb), typeof(GatherVerb), typeof(HangupVerb), typeof(RedirectVerb), typeof(LeaveVerb));

    private QueueMember _member = new(context.Call.Record.Sid, context.Call.Services.Clock.GetUtcNow());
    private LiveQueue? _queue;
    private WorkflowSid? _workflow;
    private string _attributes = "";
    private TaskSid? _told;
    private bool _isTaskOfOthers;

    private CallSession Call => context.Call;

    private TimeSpan Waited => Call.Services.Clock.GetUtcNow() - _member.EnqueuedAt;

    /// <summary>Waits, is connected, and comes out again.</summary>
    public async Task<QueueResult> RunAsync(CancellationToken cancellationToken)
    {
        if (!await ReadTaskAsync())
        {
            return new QueueResult(QueueResult.Error);
        }

        var name = _workflow?.Value ?? verb.Name;
        QueueEntry entry;
        try
        {
            (_queue, entry) = await entrance.EnterAsync(Call.Record.AccountSid, name, verb.MaxQueueSize, _member, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _member.TryLeave();
            return new QueueResult(Away(QueueResult.Hangup, QueueResult.Redirected));
        }

        if (entry == QueueEntry.Full)
        {
            return new QueueResult(QueueResult.QueueFull);
        }

        if (_queue is null || entry != QueueEntry.Entered)
        {
            await Call.Notifier.ReportAsync(ErrorCatalogue.TooManyQueues, $"Enqueue (line {verb.Line}): queue '{name}' takes no calls now.", isWarning: false);
            return new QueueResult(QueueResult.SystemError);
        }

        return await StayAsync(_queue, cancellationToken);
    }

    private string Away(string gone, string redirected) => Call.Leg.Gone.IsCancellationRequested ? gone : redirected;

    /// <summary>What the document says of the task; false when it cannot be one, which has been written down.</summary>
    private async Task<bool> ReadTaskAsync()
    {
        if (verb.WorkflowSid is not { } written)
        {
            return true;
        }

        if (!Sid.TryParse<WorkflowSid>(written, out var workflow))
        {
            await Call.Notifier.ReportAsync(ErrorCatalogue.EnqueueTaskRefused, $"Enqueue (line {verb.Line}): '{written}' is no workflow.", isWarning: false);
            return false;
        }

        if (CallTaskAttributes.Build(verb.Task?.Attributes ?? "", Call.Record) is not { } attributes)
        {
            await Call.Notifier.ReportAsync(ErrorCatalogue.EnqueueAttributesInvalid, $"Enqueue (line {verb.Line}): the text of Task is not a JSON object.", isWarning: false);
            return false;
        }

        (_workflow, _attributes) = (workflow, attributes);
        return true;
    }

    private async Task<QueueResult> StayAsync(LiveQueue queue, CancellationToken cancellationToken)
    {
        var stay = new QueueStay { CallSid = _member.CallSid, AccountSid = Call.Record.AccountSid, QueueSid = queue.Settings.Sid, EnteredAt = _member.EnqueuedAt };
        var result = new QueueResult(QueueResult.SystemError);
        entrance.Waiting.Add(new WaitingCall(queue, _member));
        try
        {
            if (await MakeTaskAsync())
            {
                entrance.Stays.Save(stay with { TaskSid = _told });
                result = await WaitAsync(queue, cancellationToken);
            }
            else
            {
                result = new QueueResult(QueueResult.Error);
            }
        }
#pragma warning disable CA1031 // What fails in a queue or in work distribution ends the wait, not the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.WaitFailed(Call.Services.Log, exception, Call.Record.Sid.Value, queue.Settings.Sid.Value);
        }
        finally
        {
            Leave(queue);
        }

        CloseTask(result.Word);
        entrance.Stays.Save(stay with { TaskSid = _told, LeftAt = Call.Services.Clock.GetUtcNow(), Result = result.Word });
        return result with { QueueSid = queue.Settings.Sid, Time = result.Time ?? Waited, TaskSid = _told };
    }

    /// <summary>Out of the queue, whoever wanted the caller: nobody waits for one who does not come.</summary>
    private void Leave(LiveQueue queue)
    {
        entrance.Waiting.Remove(_member.CallSid);
        if (!queue.TryLeave(_member) && _member.Out is { IsCompletedSuccessfully: true, Result: QueueClaim.Meet meet })
        {
            meet.Handoff.Withdraw(ConversationEnd.CallerHungUp);
        }
    }

    private async Task<bool> MakeTaskAsync()
    {
        if (_workflow is { } workflow)
        {
            _told = _member.TaskSid = await entrance.Tasks.CreateAsync(verb, workflow, _attributes, Call);
            return _told is not null;
        }

        return true;
    }

    private void CloseTask(string reason)
    {
        if (_member.TaskSid is { } task && !_isTaskOfOthers)
        {
            entrance.Tasks.Cancel(task, reason == QueueResult.BridgingInProcess ? QueueResult.Hangup : reason, Call);
            _member.TaskSid = null;
        }
    }

    private async Task<QueueResult> WaitAsync(LiveQueue queue, CancellationToken cancellationToken)
    {
        while (true)
        {
            var said = await KeepCompanyAsync(queue, cancellationToken);
            if (queue.TryLeave(_member))
            {
                return said switch
                {
                    VerbOutcome.End end => new QueueResult(QueueResult.Hangup) { End = end },
                    VerbOutcome.Leave => new QueueResult(QueueResult.Leave),
                    _ => new QueueResult(Away(QueueResult.Hangup, QueueResult.Redirected)),
                };
            }

            switch (await _member.Out)
            {
                case QueueClaim.Redirect redirect:
                    _isTaskOfOthers = redirect.KeepsTask;
                    Call.Redirects.TryRedirect(redirect.Instructions);
                    return new QueueResult(QueueResult.Redirected);
                case QueueClaim.Meet { Handoff: var handoff }:
                    if (await MeetAsync(queue, handoff, cancellationToken) is { } result)
                    {
                        return result;
                    }

                    if (!await GoBackAsync(queue))
                    {
                        return new QueueResult(QueueResult.Error);
                    }

                    break;
                default:
                    _isTaskOfOthers = true;
                    return new QueueResult(QueueResult.Leave);
            }
        }
    }

    /// <summary>The one who took the caller went away before they met: the caller keeps its place.</summary>
    private async Task<bool> GoBackAsync(LiveQueue queue)
    {
        _member = _member.Again();
        entrance.Waiting.Add(new WaitingCall(queue, _member));
        queue.Return(_member);
        return _member.TaskSid is not null || await MakeTaskAsync();
    }

    /// <summary>Music or the wait document, until the wait is over.</summary>
    /// <returns>What the document said: End or Leave; null when it was cut.</returns>
    private async Task<VerbOutcome?> KeepCompanyAsync(LiveQueue queue, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var url = verb.WaitUrl is { Length: > 0 } written ? context.ResolveTemplate(written, []) : verb.WaitUrl;
        var wait = new WaitInstructions(url, verb.WaitUrlMethod, token => DescribeAsync(queue, token), WaitVerbs, "while the call waits in a queue");
        var company = new WaitRunner(Call, context.Verbs).RunAsync(wait, stop.Token);
        await Task.WhenAny(company, _member.Out);
        await stop.CancelAsync();
        try
        {
            return await company;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private async ValueTask<ImmutableArray<KeyValuePair<string, string>>> DescribeAsync(LiveQueue queue, CancellationToken cancellationToken)
    {
        var place = await queue.LocateAsync(_member.CallSid).WaitAsync(cancellationToken);
        var task = await entrance.Tasks.FindPlaceAsync(Call.Record.AccountSid, _member.TaskSid, cancellationToken);
        List<KeyValuePair<string, string>> parameters =
        [
            new("QueueSid", queue.Settings.Sid.Value),
            new("QueueTime", ((int)Waited.TotalSeconds).ToWire()),
            new("QueuePosition", (task?.Position ?? place?.Position ?? 1).ToWire()),
            new("AvgQueueTime", ((int)(task?.AverageWait ?? place?.AverageWait ?? TimeSpan.Zero).TotalSeconds).ToWire()),
            new("CurrentQueueSize", (task?.Size ?? place?.Size ?? 1).ToWire()),
            new("MaxQueueSize", Math.Min(verb.MaxQueueSize ?? int.MaxValue, queue.Settings.MaxSize).ToWire()),
        ];
        if (_member.TaskSid is { } sid)
        {
            parameters.Add(new("TaskSid", sid.Value));
        }

        return [.. parameters];
    }

    /// <summary>Meets the one who took the caller.</summary>
    /// <returns>null when that one went away before.</returns>
    private async Task<QueueResult?> MeetAsync(LiveQueue queue, Handoff handoff, CancellationToken cancellationToken)
    {
        var waited = Waited;
        _isTaskOfOthers = handoff.IsForTask;
        if (!handoff.IsForTask)
        {
            CloseTask("dequeued");
        }

        try
        {
            if (await HearWhisperAsync(queue, handoff, cancellationToken) is { } end)
            {
                handoff.Withdraw(ConversationEnd.CallerHungUp);
                await handoff.Over;
                _isTaskOfOthers = false;
                return new QueueResult(QueueResult.BridgingInProcess) { Time = waited, End = end };
            }

            handoff.Ready(media);
            await handoff.Over.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            handoff.Withdraw(Call.Leg.Gone.IsCancellationRequested ? ConversationEnd.CallerHungUp : ConversationEnd.CallerRedirected);
            await handoff.Over;
        }

        _isTaskOfOthers &= handoff.HaveMet;
        if (!cancellationToken.IsCancellationRequested)
        {
            return handoff.HaveMet ? new QueueResult(QueueResult.Bridged) { Time = waited } : null;
        }

        var word = handoff.HaveMet
            ? Away(QueueResult.Bridged, QueueResult.RedirectedFromBridged)
            : Away(QueueResult.BridgingInProcess, QueueResult.Redirected);
        return new QueueResult(word) { Time = waited };
    }

    /// <summary>The word before the conversation; cut when the other side goes away meanwhile.</summary>
    private async Task<VerbOutcome.End?> HearWhisperAsync(LiveQueue queue, Handoff handoff, CancellationToken cancellationToken)
    {
        if (handoff.Whisper is not { } whisper)
        {
            return null;
        }

        ImmutableArray<KeyValuePair<string, string>> parameters =
        [
            new("QueueSid", queue.Settings.Sid.Value),
            new("QueueTime", ((int)Waited.TotalSeconds).ToWire()),
            new("DequeingCallSid", handoff.Dequeuer.Value),
        ];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var heard = new Whisper(Call, context.Verbs).RunAsync(whisper with { Parameters = parameters }, stop.Token);
        await Task.WhenAny(heard, handoff.Over);
        await stop.CancelAsync();
        try
        {
            return await heard;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}

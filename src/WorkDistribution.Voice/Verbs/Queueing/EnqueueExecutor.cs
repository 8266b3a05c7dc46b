using WorkDistribution.Voice.Calls.Callbacks;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Queueing;

/// <summary>Enqueue: the caller waits until somebody takes it. The result is told to the action; where the call goes elsewhere, or ends by a Hangup, the action's answer is not followed.</summary>
internal sealed class EnqueueExecutor(QueueEntrance entrance) : VerbExecutor<EnqueueVerb>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(EnqueueVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (await context.AnswerAsync(cancellationToken) is not { } media)
        {
            return VerbOutcome.Next.Verb;
        }

        var result = await new QueueVisit(verb, context, media, entrance).RunAsync(cancellationToken);
        if (cancellationToken.IsCancellationRequested && !context.Leg.Gone.IsCancellationRequested)
        {
            Tell(verb, context, result);
            throw new OperationCanceledException(cancellationToken);
        }

        if (result.End is { } end)
        {
            Tell(verb, context, result);
            return end;
        }

        return verb.Action is null ? VerbOutcome.Next.Verb : context.Submit(verb.Action, verb.Method, result.ToParameters());
    }

    private static void Tell(EnqueueVerb verb, VerbContext context, QueueResult result)
    {
        if (verb.Action is { } action)
        {
            var parameters = result.ToParameters();
            context.Call.Callbacks.Send(new CallbackMessage(
                "queue-left",
                context.ResolveTemplate(action, parameters),
                verb.Method,
                Calls.Instructions.CallParameters.Build(context.Call.Record, context.Call.Facts, parameters)));
        }
    }
}

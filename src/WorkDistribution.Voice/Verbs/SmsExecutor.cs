using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Messages;
using WorkDistribution.Voice.Messages.Incoming;
using WorkDistribution.Voice.Messages.Outgoing;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Sms: a message sent from within a call (C1-8, R1-42). Does not answer, and waits for nothing but that the message is kept.</summary>
internal sealed class SmsExecutor(MessageOutbox outbox) : VerbExecutor<SmsVerb>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(SmsVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        var call = context.Call.Record;
        var (own, other) = call.Direction == CallDirection.Inbound ? (call.To, call.From) : (call.From, call.To);
        var command = new SendMessageCommand
        {
            AccountSid = call.AccountSid,
            Direction = MessageDirection.OutboundCall,
            From = verb.From ?? own,
            To = verb.To ?? other,
            Body = verb.Body,
            Media = MessageDocumentRunner.Absolute(verb.Media, url => context.ResolveTemplate(url, [])),
            StatusCallback = verb.StatusCallback is { } callback ? context.ResolveTemplate(callback, []) : null,
            StatusCallbackMethod = verb.StatusCallbackMethod,
            CallSid = call.Sid,
        };
        var result = await SmsResult.SendAsync(outbox, command, context.Call.Notifier, verb.Line);
        return verb.Action is { } action ? context.Submit(action, verb.Method, result) : VerbOutcome.Next.Verb;
    }
}

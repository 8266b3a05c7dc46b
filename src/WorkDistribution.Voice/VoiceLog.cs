using Microsoft.Extensions.Logging;

namespace WorkDistribution.Voice;

/// <summary>Log messages of Voice: 3000 to 3999.</summary>
internal static partial class VoiceLog
{
    [LoggerMessage(3001, LogLevel.Information, "Call {CallSid} {Direction} from {From} to {To} has begun")]
    public static partial void CallBegan(ILogger log, string callSid, string direction, string from, string to);

    [LoggerMessage(3002, LogLevel.Information, "Call {CallSid} has ended: {Status}, {Reason}")]
    public static partial void CallEnded(ILogger log, string callSid, string status, string reason);

    [LoggerMessage(3003, LogLevel.Warning, "Session {SipCallId}: the media offer cannot be taken: {Problem}")]
    public static partial void OfferRefused(ILogger log, string sipCallId, string problem);

    [LoggerMessage(3004, LogLevel.Error, "The leg of session {SipCallId} failed and was ended")]
    public static partial void LegFailed(ILogger log, Exception exception, string sipCallId);

    [LoggerMessage(3005, LogLevel.Error, "Call {CallSid} failed and was ended")]
    public static partial void CallFailed(ILogger log, Exception exception, string callSid);

    [LoggerMessage(3006, LogLevel.Information, "A call to {Called} from {Source} was refused with {Status}: {Why}")]
    public static partial void CallRefused(ILogger log, string called, string source, int status, string why);

    [LoggerMessage(3007, LogLevel.Warning, "Call {CallSid}: {Code} {Message}")]
    public static partial void ApplicationFault(ILogger log, string callSid, int code, string message);

    [LoggerMessage(3008, LogLevel.Error, "Call {CallSid}: its record could not be kept")]
    public static partial void RecordNotKept(ILogger log, Exception exception, string callSid);

    [LoggerMessage(3009, LogLevel.Warning, "Call {CallSid}: status callback queue is full; {Event} is not told")]
    public static partial void CallbackDropped(ILogger log, string callSid, string @event);

    [LoggerMessage(3010, LogLevel.Information, "{Count} calls were live when the server stopped; they are closed now")]
    public static partial void InterruptedClosed(ILogger log, int count);

    [LoggerMessage(3011, LogLevel.Information, "Draining: {Count} calls are live, they may take {Limit}")]
    public static partial void Draining(ILogger log, int count, TimeSpan limit);

    [LoggerMessage(3012, LogLevel.Error, "Call {CallSid}: recording {RecordingSid} failed: {Why}")]
    public static partial void RecordingFailed(ILogger log, string callSid, string recordingSid, string why);

    [LoggerMessage(3013, LogLevel.Error, "Routing of session {SipCallId} failed")]
    public static partial void RoutingFailed(ILogger log, Exception exception, string sipCallId);

    [LoggerMessage(3014, LogLevel.Warning, "Registration of {AddressOfRecord} in the store cannot be read and is left out")]
    public static partial void RegistrationUnreadable(ILogger log, string addressOfRecord);

    [LoggerMessage(3040, LogLevel.Information, "Conference {ConferenceSid} {Name} has begun")]
    public static partial void ConferenceBegan(ILogger log, string conferenceSid, string name);

    [LoggerMessage(3041, LogLevel.Information, "Conference {ConferenceSid} has ended: {Reason}")]
    public static partial void ConferenceEnded(ILogger log, string conferenceSid, string reason);

    [LoggerMessage(3042, LogLevel.Error, "Conference {ConferenceSid} failed")]
    public static partial void ConferenceFailed(ILogger log, Exception exception, string conferenceSid);

    [LoggerMessage(3043, LogLevel.Information, "{Count} conferences were live when the server stopped; they are closed now")]
    public static partial void InterruptedConferencesClosed(ILogger log, int count);

    [LoggerMessage(3060, LogLevel.Error, "Queue {QueueSid} failed; it takes no more calls")]
    public static partial void QueueFailed(ILogger log, Exception exception, string queueSid);

    [LoggerMessage(3061, LogLevel.Error, "Call {CallSid}: its stay in queue {QueueSid} could not be kept")]
    public static partial void StayNotKept(ILogger log, Exception exception, string callSid, string queueSid);

    [LoggerMessage(3062, LogLevel.Error, "Call {CallSid}: work distribution could not be told of {What}")]
    public static partial void TaskNotTold(ILogger log, Exception exception, string callSid, string what);

    [LoggerMessage(3063, LogLevel.Information, "{Count} calls were waiting in queues when the server stopped; their stays are closed now")]
    public static partial void StaysClosed(ILogger log, int count);

    [LoggerMessage(3064, LogLevel.Error, "Call {CallSid}: its wait in queue {QueueSid} failed and was ended")]
    public static partial void WaitFailed(ILogger log, Exception exception, string callSid, string queueSid);

    [LoggerMessage(3071, LogLevel.Error, "A recording could not be transcribed")]
    public static partial void TranscriberFailed(ILogger log, Exception exception);

    [LoggerMessage(3070, LogLevel.Error, "Call {CallSid}: listening to what is said failed")]
    public static partial void ListeningFailed(ILogger log, Exception exception, string callSid);

    [LoggerMessage(3100, LogLevel.Information, "Message {MessageSid} {Direction} from {From} to {To}")]
    public static partial void MessageTaken(ILogger log, string messageSid, string direction, string from, string to);

    [LoggerMessage(3101, LogLevel.Error, "Message {MessageSid} failed")]
    public static partial void MessageFailed(ILogger log, Exception exception, string messageSid);

    [LoggerMessage(3102, LogLevel.Error, "Message {MessageSid}: gateway {Gateway} failed")]
    public static partial void GatewayFailed(ILogger log, Exception exception, string messageSid, string gateway);

    [LoggerMessage(3103, LogLevel.Information, "A message from {From} to {To} by {Gateway} was refused: {Why}")]
    public static partial void MessageRefused(ILogger log, string from, string to, string gateway, string why);

    [LoggerMessage(3104, LogLevel.Information, "{Count} messages were still to be sent, or their application to be asked, when the server stopped; they are taken up now")]
    public static partial void MessagesResumed(ILogger log, int count);
}

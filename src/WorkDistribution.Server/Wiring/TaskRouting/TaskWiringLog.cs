namespace WorkDistribution.Server.Wiring.TaskRouting;

/// <summary>Log messages of calls as work: 7400 to 7499.</summary>
internal static partial class TaskWiringLog
{
    [LoggerMessage(7400, LogLevel.Information, "Work distribution of account {AccountSid}: {Code} {Message}")]
    public static partial void Fault(ILogger logger, string accountSid, int code, string message);

    [LoggerMessage(7401, LogLevel.Error, "An entry of the error log of account {AccountSid} was not kept")]
    public static partial void NoticeNotKept(ILogger logger, string accountSid, Exception exception);

    [LoggerMessage(7402, LogLevel.Debug, "Reservation {ReservationSid} could not become {Status}: {Why}")]
    public static partial void NotAnswered(ILogger logger, string reservationSid, string status, string why);

    [LoggerMessage(7403, LogLevel.Error, "The instruction for reservation {ReservationSid} failed")]
    public static partial void InstructionFailed(ILogger logger, string reservationSid, Exception exception);

    [LoggerMessage(7404, LogLevel.Warning, "The caller of task {TaskSid} could not be let go")]
    public static partial void NotReleased(ILogger logger, string taskSid, Exception exception);

    [LoggerMessage(7405, LogLevel.Information, "{Count} tasks whose conversation ended with the server were completed")]
    public static partial void ConversationsClosed(ILogger logger, int count);

    [LoggerMessage(7406, LogLevel.Error, "Task {TaskSid} could not be closed ({Reason})")]
    public static partial void NotClosed(ILogger logger, string taskSid, string reason, Exception exception);
}

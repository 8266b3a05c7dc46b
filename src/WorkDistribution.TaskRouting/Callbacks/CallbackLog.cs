using Microsoft.Extensions.Logging;

namespace WorkDistribution.TaskRouting.Callbacks;

/// <summary>Log messages of callbacks: 4100 to 4199.</summary>
internal static partial class CallbackLog
{
    [LoggerMessage(4100, LogLevel.Warning, "Reservation {ReservationSid} of account {AccountSid} is told to nobody: too many callbacks wait")]
    public static partial void Dropped(ILogger log, string reservationSid, string accountSid);

    [LoggerMessage(4101, LogLevel.Error, "A callback of account {AccountSid} failed")]
    public static partial void Failed(ILogger log, string accountSid, Exception exception);

    [LoggerMessage(4102, LogLevel.Debug, "The instruction {Instruction} for reservation {ReservationSid} was refused: {Why}")]
    public static partial void InstructionRefused(ILogger log, string instruction, string reservationSid, string why);

    [LoggerMessage(4103, LogLevel.Information, "{Count} pending reservations are told again")]
    public static partial void ToldAgain(ILogger log, int count);

    [LoggerMessage(4110, LogLevel.Warning, "Events of workspace {WorkspaceSid} cannot be told to its address ({Why}); tried again in {Delay}")]
    public static partial void EventsHeld(ILogger log, string workspaceSid, string why, TimeSpan delay);

    [LoggerMessage(4111, LogLevel.Warning, "{Count} events of workspace {WorkspaceSid} were given up: {Why}")]
    public static partial void EventsGivenUp(ILogger log, int count, string workspaceSid, string why);

    [LoggerMessage(4112, LogLevel.Error, "The outbox of workspace {WorkspaceSid} could not be read or cleared; tried again")]
    public static partial void OutboxFailed(ILogger log, string workspaceSid, Exception exception);
}

using Microsoft.Extensions.Logging;

namespace WorkDistribution.TaskRouting.SharedPools.Relaying;

/// <summary>Log messages of shared pools: 4200 to 4299.</summary>
internal static partial class PoolLog
{
    [LoggerMessage(4200, LogLevel.Information, "{Count} grants of pools are relayed")]
    public static partial void Loaded(ILogger log, int count);

    [LoggerMessage(4201, LogLevel.Information, "Grant {GrantSid} is {Status}")]
    public static partial void Changed(ILogger log, string grantSid, string status);

    [LoggerMessage(4202, LogLevel.Information, "Grant {GrantSid} is settled and removed")]
    public static partial void Ended(ILogger log, string grantSid);

    [LoggerMessage(4203, LogLevel.Warning, "Reservation {ReservationSid} of grant {GrantSid} is rejected: the lender's workspace took no guest task: {Why}")]
    public static partial void GuestRefused(ILogger log, string reservationSid, string grantSid, string why);

    [LoggerMessage(4204, LogLevel.Warning, "Grant {GrantSid} is looked at again in a moment: {Why}")]
    public static partial void Delayed(ILogger log, string grantSid, string why);

    [LoggerMessage(4205, LogLevel.Error, "Grant {GrantSid}: a relay failed; it is looked at again in a moment")]
    public static partial void Failed(ILogger log, Exception exception, string grantSid);
}

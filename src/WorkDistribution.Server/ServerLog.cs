using System.Runtime.InteropServices;

namespace WorkDistribution.Server;

/// <summary>Log messages of the server as a whole.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(7001, LogLevel.Information, "Listening: REST on {Urls}, SIP on {Sip}, audio on ports {RtpMin}-{RtpMax}; phones are told {Advertised}")]
    public static partial void Listening(ILogger logger, string urls, string sip, int rtpMin, int rtpMax, string advertised);

    [LoggerMessage(7005, LogLevel.Warning, "Told to end a second time ({Signal}): ending at once")]
    public static partial void EndedAtOnce(ILogger logger, PosixSignal signal);

    [LoggerMessage(7006, LogLevel.Warning, "{Advertised} is no address of this machine: audio and calls reach it only if something forwards them")]
    public static partial void AdvertisedElsewhere(ILogger logger, string advertised);

    [LoggerMessage(7007, LogLevel.Warning, "{Engine} is missing: {Detail}")]
    public static partial void EngineMissing(ILogger logger, string engine, string detail);

    [LoggerMessage(7008, LogLevel.Information, "Account {AccountSid} was made")]
    public static partial void AccountMade(ILogger logger, string accountSid);

    [LoggerMessage(7013, LogLevel.Warning, "Lapsed registrations could not be forgotten; tried again in a minute")]
    public static partial void SweepFailed(ILogger logger, Exception exception);

    [LoggerMessage(7014, LogLevel.Warning, "Old events and figures of workspaces could not be removed; tried again in an hour")]
    public static partial void WorkspaceSweepFailed(ILogger logger, Exception exception);

    [LoggerMessage(7012, LogLevel.Warning, "The token of account {AccountSid} was changed to the one given at start")]
    public static partial void AccountTokenChanged(ILogger logger, string accountSid);
}

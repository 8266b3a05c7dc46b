using Microsoft.Extensions.Logging;

namespace WorkDistribution.Sip.Registrar;

/// <summary>Log messages of the registrar: 1300 to 1399.</summary>
internal static partial class RegistrarLog
{
    [LoggerMessage(1300, LogLevel.Information, "Loaded {Count} bindings; {Lapsed} had lapsed.")]
    public static partial void Loaded(ILogger logger, int count, int lapsed);

    [LoggerMessage(1301, LogLevel.Information, "{AddressOfRecord} is reachable at {Count} contacts; the last REGISTER came from {Source}.")]
    public static partial void Registered(ILogger logger, string addressOfRecord, int count, string source);

    [LoggerMessage(1302, LogLevel.Information, "{AddressOfRecord} is no longer registered.")]
    public static partial void Unregistered(ILogger logger, string addressOfRecord);

    [LoggerMessage(1303, LogLevel.Debug, "REGISTER for {AddressOfRecord} from {Source} refused with {Status}.")]
    public static partial void Refused(ILogger logger, string addressOfRecord, string source, int status);

    [LoggerMessage(1304, LogLevel.Error, "The bindings of {AddressOfRecord} could not be stored; the REGISTER is answered 500.")]
    public static partial void StoreFailed(ILogger logger, Exception exception, string addressOfRecord);
}

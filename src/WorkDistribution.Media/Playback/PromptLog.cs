using Microsoft.Extensions.Logging;

namespace WorkDistribution.Media.Playback;

/// <summary>Log messages of prompts, events 2400 to 2499. Texts and bytes are not logged.</summary>
internal static partial class PromptLog
{
    [LoggerMessage(2400, LogLevel.Warning, "A prompt could not be made: {Reason}, {Detail}")]
    internal static partial void Failed(ILogger logger, PromptFailure reason, string detail);

    [LoggerMessage(2401, LogLevel.Error, "Making a prompt threw")]
    internal static partial void Threw(ILogger logger, Exception exception);

    [LoggerMessage(2402, LogLevel.Warning, "A prompt was refused: {Waiting} are waiting to be made already")]
    internal static partial void Refused(ILogger logger, int waiting);
}

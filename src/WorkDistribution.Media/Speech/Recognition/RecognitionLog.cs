using Microsoft.Extensions.Logging;

namespace WorkDistribution.Media.Speech.Recognition;

/// <summary>Log messages of recognition, events 2500 to 2599. What was said is not logged.</summary>
internal static partial class RecognitionLog
{
    [LoggerMessage(2500, LogLevel.Warning, "An utterance was refused: {Waiting} wait for {Engine} already")]
    internal static partial void Refused(ILogger logger, int waiting, string engine);

    [LoggerMessage(2501, LogLevel.Warning, "An utterance was not understood by {Engine}: {Reason}, {Detail}")]
    internal static partial void Failed(ILogger logger, string engine, RecognitionFailure reason, string detail);

    [LoggerMessage(2502, LogLevel.Error, "Recognition by {Engine} threw")]
    internal static partial void Threw(ILogger logger, Exception exception, string engine);
}

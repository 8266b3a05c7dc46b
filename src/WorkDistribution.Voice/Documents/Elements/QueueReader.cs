using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Queue in Dial.</summary>
internal static class QueueReader
{
    /// <summary>The target; null when it names nothing that can be dialled.</summary>
    public static QueueTarget? Read(CheckedElement noun, ProblemList problems)
    {
        var reservation = noun.NonEmpty("reservationSid")?.Trim();
        if (reservation is null && noun.Text.Length is 0 or > CallQueue.LongestName)
        {
            var error = noun.Text.Length == 0 ? ErrorCatalogue.DialQueueNameTooShort : ErrorCatalogue.DialQueueNameTooLong;
            problems.Skip(error, $"Queue: the name has {noun.Text.Length} characters and not 1 to {CallQueue.LongestName}; it is skipped.", noun.Markup);
            return null;
        }

        return new QueueTarget
        {
            Name = noun.Text,
            ReservationSid = reservation,
            PostWorkActivitySid = noun.NonEmpty("postWorkActivitySid")?.Trim(),
        };
    }
}

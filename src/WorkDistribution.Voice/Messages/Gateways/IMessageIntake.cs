namespace WorkDistribution.Voice.Messages.Gateways;

/// <summary>Where gateways hand in what they receive. Implemented in Voice, used by the gateways.</summary>
public interface IMessageIntake
{
    /// <summary>Takes a message in; the answer comes when it is on disk, not when its application has answered.</summary>
    Task<IntakeOutcome> ReceiveAsync(ReceivedText text, CancellationToken cancellationToken);

    /// <summary>Takes a report in. A report of a message that has ended already changes nothing.</summary>
    /// <returns>false when the gateway has no such message.</returns>
    Task<bool> ReportAsync(DeliveryReport report, CancellationToken cancellationToken);
}

using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Voice.Messages.Gateways;

/// <summary>Messages to numbers of this server: their own application gets them, and nothing leaves the house.</summary>
/// <param name="numbers">Finds the number.</param>
/// <param name="intake">Takes the message in; looked up when it is needed, since it answers messages through us.</param>
internal sealed class InsideMessageGateway(NumberFinder numbers, Func<IMessageIntake> intake) : IMessageGateway
{
    /// <inheritdoc/>
    public string Name => "inside";

    /// <inheritdoc/>
    public async ValueTask<bool> TakesAsync(string to, CancellationToken cancellationToken) => await numbers.FindAsync(to, cancellationToken) is not null;

    /// <inheritdoc/>
    public async Task<GatewayOutcome> SendAsync(GatewayMessage message, CancellationToken cancellationToken)
    {
        var text = new ReceivedText
        {
            Gateway = Name,
            From = message.From,
            To = message.To,
            Body = message.Body,
            Media = [.. message.Media.Select(MessageAttachment.At)],
            Reference = message.Sid.Value,
        };
        return await intake().ReceiveAsync(text, cancellationToken) switch
        {
            IntakeOutcome.Kept => new GatewayOutcome.Taken(IsDelivered: true),
            IntakeOutcome.Busy => new GatewayOutcome.NotTaken(ErrorCatalogue.MessageUnreachable, $"{message.To} has too many messages waiting", MayRetry: true),
            _ => new GatewayOutcome.NotTaken(ErrorCatalogue.MessageDestinationUnknown, $"{message.To} takes no messages", MayRetry: false),
        };
    }
}

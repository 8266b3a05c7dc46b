namespace WorkDistribution.Voice.Messages.Gateways;

/// <summary>A way out for messages (R1-4): the first that takes an address carries what goes there. Implemented over SIP here, over HTTP in Server.</summary>
public interface IMessageGateway
{
    /// <summary>Its name in records and reports; never changes.</summary>
    string Name { get; }

    /// <summary>Whether it carries messages to an address. Answered from memory: asked for every message.</summary>
    /// <param name="to">E.164 number, digits, sip: URI or client: identity.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<bool> TakesAsync(string to, CancellationToken cancellationToken);

    /// <summary>Hands one message over; called once for each try. Never throws for what the network does.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">The time limit has passed or the server stops.</param>
    Task<GatewayOutcome> SendAsync(GatewayMessage message, CancellationToken cancellationToken);
}

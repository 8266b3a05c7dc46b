namespace WorkDistribution.Server.MessageGateways;

/// <summary>A message as a gateway hands it in.</summary>
/// <param name="Id">What the gateway calls it: the same is taken once.</param>
/// <param name="From">Sender.</param>
/// <param name="To">The number of this server that it is for.</param>
/// <param name="Text">The text.</param>
/// <param name="Type">sms, mms, fax, email, ...: handed on as MessageType.</param>
/// <param name="Subject">Handed on as Subject.</param>
/// <param name="Media">Its media: where each lies.</param>
internal sealed record IncomingGatewayText(string? Id, string? From, string? To, string? Text, string? Type, string? Subject, IReadOnlyList<IncomingGatewayMedia>? Media);

/// <summary>A piece of media as a gateway hands it in.</summary>
/// <param name="Url">Where it lies.</param>
/// <param name="Type">Its MIME type.</param>
internal sealed record IncomingGatewayMedia(string? Url, string? Type);

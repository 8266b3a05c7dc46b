using System.Text.Json.Serialization;

namespace WorkDistribution.Server.MessageGateways;

/// <summary>How gateways are spoken with in JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OutgoingGatewayText))]
[JsonSerializable(typeof(IReadOnlyList<OutgoingGatewayText>))]
[JsonSerializable(typeof(GatewayAnswer))]
[JsonSerializable(typeof(IncomingGatewayText))]
[JsonSerializable(typeof(GatewayReport))]
[JsonSerializable(typeof(GatewayReceipt))]
internal sealed partial class GatewayJson : JsonSerializerContext;

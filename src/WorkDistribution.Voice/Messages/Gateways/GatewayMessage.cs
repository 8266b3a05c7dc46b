using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Messages.Gateways;

/// <summary>A message as a gateway is given it.</summary>
/// <param name="Sid">The message: the same for every try, so that a gateway knows a repetition.</param>
/// <param name="AccountSid">Whose it is.</param>
/// <param name="From">Sender.</param>
/// <param name="To">Recipient.</param>
/// <param name="Body">The text; may be empty where there is media.</param>
/// <param name="Media">Absolute addresses of its media, in order.</param>
public sealed record GatewayMessage(MessageSid Sid, AccountSid AccountSid, string From, string To, string Body, ImmutableArray<string> Media);

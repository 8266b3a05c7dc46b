namespace WorkDistribution.Sip.Transactions;

/// <summary>What tells transactions apart (RFC 3261 sections 17.1.3 and 17.2.3).</summary>
/// <param name="Branch">The top Via's branch; for peers of RFC 2543 what stands in its place.</param>
/// <param name="SentBy">The top Via's sent-by; empty for client transactions.</param>
/// <param name="Method">The method; INVITE for its ACK too.</param>
internal readonly record struct TransactionKey(string Branch, string SentBy, string Method);

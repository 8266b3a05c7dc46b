using System.Collections.Immutable;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>What a worker's token allows.</summary>
/// <param name="AccountSid">Whose workspace it is.</param>
/// <param name="WorkspaceSid">The workspace.</param>
/// <param name="WorkerSid">The worker.</param>
/// <param name="Expires">Until when.</param>
/// <param name="Policies">What may be asked, by path.</param>
/// <param name="IsOwnWorkOnly">Whether tasks may be changed only while the worker holds them.</param>
internal sealed record WorkerToken(AccountSid AccountSid, WorkspaceSid WorkspaceSid, WorkerSid WorkerSid, DateTimeOffset Expires, ImmutableArray<TokenPolicy> Policies, bool IsOwnWorkOnly);

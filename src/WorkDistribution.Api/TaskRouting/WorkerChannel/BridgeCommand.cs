using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>An allowed command.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="Token">By whom.</param>
/// <param name="IfMatch">The version that a change is meant for; null when it does not say.</param>
/// <param name="Address">Where it came from.</param>
internal sealed record BridgeCommand(BridgeRequest Request, WorkerToken Token, string? IfMatch, string? Address)
{
    /// <summary>To whom changes are ascribed.</summary>
    public Actor Actor => new("worker", Token.WorkerSid.Value, Address, "Worker");

    /// <summary>Whose.</summary>
    public AccountSid Account => Token.AccountSid;

    /// <summary>A parameter.</summary>
    public string? Text(string name) => Request.Text(name);

    /// <summary>A SID of the parameters; null when it is missing or not one of its kind.</summary>
    public TSid? Sid<TSid>(string name)
        where TSid : struct, ISid<TSid> => Core.Identity.Sid.TryParse<TSid>(Text(name), out var sid) ? sid : null;

    /// <summary>A yes or no; null when it is missing.</summary>
    public bool? Flag(string name) => Text(name) switch { "true" => true, "false" => false, _ => null };
}

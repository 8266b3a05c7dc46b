using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Api.Tests;

/// <summary>Keeps the commands it is given, and answers as the real one would without placing a call.</summary>
public sealed class FakeCallControl(ICallStore calls, ISidSource sids) : ICallControl
{
    public List<CreateCallCommand> Created { get; } = [];

    public List<UpdateCallCommand> Updated { get; } = [];

    /// <summary>The next commands are refused with this.</summary>
    public ErrorCode? Refusal { get; set; }

    public int LiveCalls => Created.Count;

    public async Task<CallCommandOutcome> CreateAsync(CreateCallCommand command, CancellationToken cancellationToken)
    {
        if (Refusal is { } error)
        {
            return new CallCommandOutcome.Refused(error);
        }

        Created.Add(command);
        var call = new CallRecord
        {
            Sid = sids.New<CallSid>(),
            AccountSid = command.AccountSid,
            To = command.To,
            From = command.From,
            Direction = CallDirection.OutboundApi,
            Status = CallStatus.Queued,
            DateCreated = ApiHost.Now,
            DateUpdated = ApiHost.Now,
        };
        await calls.SaveAsync(call, cancellationToken);
        return new CallCommandOutcome.Done(call);
    }

    public async Task<CallCommandOutcome> UpdateAsync(UpdateCallCommand command, CancellationToken cancellationToken)
    {
        Updated.Add(command);
        var call = (await calls.FindAsync(command.AccountSid, command.Sid, cancellationToken))!;
        return call.IsFinal ? new CallCommandOutcome.Refused(ErrorCatalogue.CallNotInProgress) : new CallCommandOutcome.Done(call with { Status = command.Status ?? call.Status });
    }
}

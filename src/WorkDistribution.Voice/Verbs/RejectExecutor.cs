using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Reject: refuses an incoming call; a call that is answered already is hung up.</summary>
internal sealed class RejectExecutor : VerbExecutor<RejectVerb>
{
    /// <inheritdoc/>
    protected override ValueTask<VerbOutcome> ExecuteAsync(RejectVerb verb, VerbContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<VerbOutcome>(new VerbOutcome.End(verb.IsBusy ? LegEndRequest.Busy : LegEndRequest.Declined));
}

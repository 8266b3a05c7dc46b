using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Hangup: ends the call; one not answered yet is answered first.</summary>
internal sealed class HangupExecutor : VerbExecutor<HangupVerb>
{
    /// <inheritdoc/>
    protected override ValueTask<VerbOutcome> ExecuteAsync(HangupVerb verb, VerbContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult<VerbOutcome>(new VerbOutcome.End(LegEndRequest.HangUp with { Reason = "hangup-verb" }));
}

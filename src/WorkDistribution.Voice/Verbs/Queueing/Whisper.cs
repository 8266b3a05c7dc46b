using System.Collections.Frozen;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Queueing;

/// <summary>What a queued caller hears before being connected (the url of Queue in Dial).</summary>
internal sealed class Whisper(CallSession call, VerbExecutorRegistry verbs)
{
    private const int MostDocuments = 20;

    private static readonly FrozenSet<Type> Allowed =
        FrozenSet.Create(typeof(SayVerb), typeof(PlayVerb), typeof(PauseVerb), typeof(GatherVerb), typeof(HangupVerb), typeof(RedirectVerb));

    /// <summary>Runs the document, and those it leads to, once.</summary>
    /// <returns>The end of the call, when a document asks for it; null when the caller may be connected, also when there was no document that can be run.</returns>
    public async Task<VerbOutcome.End?> RunAsync(DocumentAddress address, CancellationToken cancellationToken)
    {
        var documents = new SideDocuments(call, verbs, Allowed, "before the caller is connected");
        var parameters = address.Parameters;
        for (var count = 0; count < MostDocuments; count++)
        {
            switch (await documents.RunAsync(address, cancellationToken))
            {
                case VerbOutcome.Go go:
                    address = go.Address with { Parameters = [.. parameters, .. go.Address.Parameters] };
                    break;
                case VerbOutcome.End end:
                    return end;
                default:
                    return null;
            }
        }

        return null;
    }
}

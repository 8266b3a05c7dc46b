using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Services;

/// <summary>Stream in Start: the audio is sent beside the call. A call that is not answered yet stays so: its audio comes when it is.</summary>
internal sealed class StartStreamExecutor(StreamStarter streams) : NounExecutor<StartVerb, StreamNoun>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(StreamNoun noun, StartVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (context.Leg.Media is { } media)
        {
            await streams.StartAsync(noun, isTwoWay: false, context, media);
        }

        return VerbOutcome.Next.Verb;
    }
}

using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Verbs.Services;

/// <summary>Stream in Connect: the far end talks with the server until that closes the stream, or the call ends or is led elsewhere.</summary>
internal sealed class ConnectStreamExecutor(StreamStarter streams) : NounExecutor<ConnectVerb, StreamNoun>
{
    /// <inheritdoc/>
    protected override async ValueTask<VerbOutcome> ExecuteAsync(StreamNoun noun, ConnectVerb verb, VerbContext context, CancellationToken cancellationToken)
    {
        if (await context.AnswerAsync(cancellationToken) is not { } media)
        {
            return VerbOutcome.Next.Verb;
        }

        if (await streams.StartAsync(noun, isTwoWay: true, context, media) is not { } stream)
        {
            return ConnectExecutor.After(verb, context, []);
        }

        try
        {
            await stream.Ended.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!context.Leg.Gone.IsCancellationRequested)
        {
            stream.Stop();
            throw;
        }
        catch (OperationCanceledException)
        {
            // The far end hung up: the stream ends by itself, and the action is told.
        }

        var end = await stream.Ended;
        return ConnectExecutor.After(verb, context, end.Fault is { } fault
            ? [new("StreamSid", stream.Sid.Value), new("StreamError", fault.Detail)]
            : [new("StreamSid", stream.Sid.Value)]);
    }
}

using System.Diagnostics.CodeAnalysis;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Streams;

namespace WorkDistribution.Voice.Verbs.Services;

/// <summary>Starts streams that documents ask for; a refusal goes to the error log.</summary>
internal sealed class StreamStarter(IStreamConnector connector)
{
    /// <summary>Starts a stream.</summary>
    /// <returns>null when it was refused, which has been reported.</returns>
    public async ValueTask<CallStream?> StartAsync(StreamNoun noun, bool isTwoWay, VerbContext context, LegMedia media)
    {
        if (!TryOrder(noun, isTwoWay, context, out var order))
        {
            await context.Call.Notifier.ReportAsync(ErrorCatalogue.StreamUrlInvalid, $"Stream: {noun.Url} is not a ws or wss address (line {noun.Line}).", isWarning: true);
            return null;
        }

        if (context.Call.Streams.TryStart(order, media, connector, out var stream, out var fault))
        {
            return stream;
        }

        await context.Call.Notifier.ReportAsync(fault.Error, $"Stream: {fault.Detail} It is not started (line {noun.Line}).", isWarning: true);
        return null;
    }

    private static bool TryOrder(StreamNoun noun, bool isTwoWay, VerbContext context, [NotNullWhen(true)] out StreamOrder? order)
    {
        // What is a WebSocket's address already is taken as written: it is what the handshake is signed over.
        var url = StreamOrder.ReadUrl(noun.Url) ?? StreamOrder.ReadUrl(context.ResolveTemplate(noun.Url, []));
        order = url is null ? null : new StreamOrder
        {
            Url = url,
            Name = noun.Name,
            Tracks = noun.Tracks,
            IsTwoWay = isTwoWay,
            Parameters = noun.Parameters,
            StatusCallback = noun.StatusCallback is { } callback ? context.ResolveTemplate(callback, []) : null,
            StatusCallbackMethod = noun.StatusCallbackMethod,
        };
        return order is not null;
    }
}

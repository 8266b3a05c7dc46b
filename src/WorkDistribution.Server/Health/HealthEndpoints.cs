using System.Text;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Speech.Recognition;
using WorkDistribution.Server.Lifetime;
using WorkDistribution.Server.Options;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Server.Health;

/// <summary>For whoever watches the process: is it alive, does it take calls, what does it hold. No credentials: it tells no customer's data.</summary>
internal static class HealthEndpoints
{
    /// <summary>Adds /health/live, /health/ready and /metrics.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("{\"status\":\"live\"}\n", "application/json", Encoding.UTF8));
        routes.MapGet("/health/ready", ReadyAsync);
        routes.MapGet("/metrics", Metrics);
    }

    private static async Task<IResult> ReadyAsync(
        ServerOptions options,
        ServerState state,
        IAccountStore accounts,
        ICallControl calls,
        ISipUserAgent sip,
        IMediaEngine media,
        IPromptLibrary prompts,
        ISpeechRecognizer recognizer,
        CancellationToken cancellationToken)
    {
        var storage = await CheckAsync(accounts, cancellationToken);
        var status = storage != "ok" ? "failing" : state.IsDraining ? "draining" : state.IsStarted ? "ready" : "starting";
        var report = new HealthReport(
            status,
            [.. options.Sip.Select(Describe)],
            storage,
            [.. prompts.Engines, .. recognizer.Engines],
            calls.LiveCalls,
            sip.GetStatistics(),
            media.GetStatistics());
        return Results.Json(report, HealthJson.Default.HealthReport, statusCode: status == "ready" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static string Describe(Sip.Transport.SipDestination listener) =>
        $"{(listener.Transport == Sip.Transport.SipTransportKind.Tcp ? "tcp" : "udp")}:{listener.EndPoint}";

    private static async Task<string> CheckAsync(IAccountStore accounts, CancellationToken cancellationToken)
    {
        try
        {
            return await accounts.AnyAsync(cancellationToken) ? "ok" : "no account";
        }
#pragma warning disable CA1031 // Whatever storage throws is the answer to the question.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return exception.Message;
        }
    }

    private static IResult Metrics(ServerState state, ICallControl calls, IMessageControl messages, ISipUserAgent sip, IMediaEngine media, ISpeechRecognizer recognizer)
    {
        var speech = recognizer.GetStatistics();
        var signalling = sip.GetStatistics();
        var audio = media.GetStatistics();
        var texts = messages.GetStatistics();
        var text = new MetricsText()
            .Gauge("wd_calls_live", "Calls that are live now.", calls.LiveCalls)
            .Gauge("wd_messages_outgoing", "Messages that are still to be sent, scheduled ones too.", texts.Outgoing)
            .Gauge("wd_messages_incoming", "Messages that came in and whose application is being asked.", texts.Incoming)
            .Counter("wd_messages_refused_total", "Messages refused because too many waited.", texts.Refused)
            .Counter("wd_messages_retried_total", "Tries to send a message after the first.", texts.Retried)
            .Gauge("wd_draining", "1 once no new calls are taken.", state.IsDraining ? 1 : 0)
            .Gauge("wd_sip_transactions", "Live SIP transactions.", signalling.Transactions)
            .Gauge("wd_sip_dialogs", "Live INVITE sessions.", signalling.Dialogs)
            .Gauge("wd_sip_timers", "Armed SIP timers.", signalling.Timers)
            .Gauge("wd_sip_connections", "Open SIP connections over TCP.", signalling.Connections)
            .Counter("wd_sip_messages_received_total", "Well-formed SIP messages taken in.", signalling.MessagesReceived)
            .Counter("wd_sip_messages_rejected_total", "Input that was no usable SIP message.", signalling.MessagesRejected)
            .Counter("wd_sip_requests_refused_total", "Requests answered 503.", signalling.RequestsRefused)
            .Counter("wd_sip_requests_denied_total", "Requests that the access policy refused or ignored.", signalling.RequestsDenied)
            .Gauge("wd_media_sessions", "Open media sessions.", audio.Sessions)
            .Gauge("wd_media_ports_free", "Free pairs of media ports.", audio.PortsFree)
            .Gauge("wd_media_recordings", "Recordings being written.", audio.Recordings)
            .Counter("wd_media_packets_sent_total", "RTP packets sent.", audio.PacketsSent)
            .Counter("wd_media_packets_received_total", "RTP packets taken in.", audio.PacketsReceived)
            .Counter("wd_media_packets_rejected_total", "Datagrams on media ports that were not usable.", audio.PacketsRejected)
            .Counter("wd_media_opens_refused_total", "Sessions refused because the port range was spent.", audio.OpensRefused)
            .Counter("wd_media_late_ticks_total", "Ticks of the media clock that began more than 5 ms late.", audio.LateTicks)
            .Gauge("wd_recognition_waiting", "Utterances waiting to be understood or being so.", speech.Waiting)
            .Counter("wd_recognition_done_total", "Utterances that an engine has listened to.", speech.Recognized)
            .Counter("wd_recognition_refused_total", "Utterances refused because too many waited.", speech.Refused)
            .Counter("wd_recognition_failed_total", "Utterances at which an engine failed or took too long.", speech.Failed)
            .Gauge("wd_process_managed_bytes", "Managed heap in use.", GC.GetTotalMemory(forceFullCollection: false))
            .Counter("wd_process_allocated_bytes_total", "Managed memory ever allocated.", GC.GetTotalAllocatedBytes(precise: false))
            .Counter("wd_process_collections_total", "Garbage collections of any generation.", GC.CollectionCount(0))
            .Counter("wd_process_full_collections_total", "Garbage collections of everything.", GC.CollectionCount(2))
            .Gauge("wd_process_resident_bytes", "Memory of the process.", Environment.WorkingSet);
        return Results.Text(text.ToString(), MetricsText.ContentType);
    }
}

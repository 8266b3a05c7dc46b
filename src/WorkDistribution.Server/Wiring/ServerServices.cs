using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WorkDistribution.Api;
using WorkDistribution.Core.Identity;
using WorkDistribution.Media;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Media.Speech;
using WorkDistribution.Server.MessageGateways;
using WorkDistribution.Server.Options;
using WorkDistribution.Server.Payments;
using WorkDistribution.Server.Webhooks;
using WorkDistribution.Server.Wiring.TaskRouting;
using WorkDistribution.Sip;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Registrar;
using WorkDistribution.Sip.Transport;
using WorkDistribution.Storage;
using WorkDistribution.Voice;
using WorkDistribution.Voice.Payments;

namespace WorkDistribution.Server.Wiring;

/// <summary>Gives every part its settings and its neighbours: the only place where all of them meet.</summary>
internal static class ServerServices
{
    /// <summary>Live legs are at most two a call here: a dialled leg beside its caller.</summary>
    private const int LegsPerCall = 2;

    /// <summary>Registers all parts.</summary>
    public static IServiceCollection AddServer(this IServiceCollection services, ServerOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISidSource, RandomSidSource>();
        services.AddSqliteStorage(storage => storage.DataDirectory = options.DataDirectory);
        services.AddWorkDistribution();
        AddSip(services, options);
        AddMedia(services, options);
        services.AddSingleton<IPaymentConnector>(_ => new HttpPaymentConnector(options.PaymentConnectors));
        services.AddMessageGateway(options.MessageGateway);
        services.AddVoice(voice => Configure(voice, options));
        services.AddWebhooks(webhooks => webhooks.AllowPrivateWebhooks = options.AllowPrivateWebhooks);
        services.AddVoiceApi(api =>
        {
            api.RequireMediaAuthentication = options.ProtectRecordings;
            api.PublicUrl = options.IsPublicUrlNamed ? options.PublicUrl : null;
            api.RequestsPerSecondPerAccount = options.RequestsPerSecond;
            api.EvaluationsPerSecond = options.EvaluationsPerSecond;
            api.StatisticsPerSecond = options.StatisticsPerSecond;
        });
        return services;
    }

    private static void Configure(VoiceOptions voice, ServerOptions options)
    {
        voice.TrustedNetworks = [.. options.Trusted.Select(network => network.ToString())];
        voice.Trunks = [.. options.Trunks.Select(trunk => new Voice.Numbers.TrunkOptions
        {
            Name = trunk.Name,
            Host = trunk.Host,
            Transport = trunk.Transport,
            Username = trunk.Username,
            Password = trunk.Password,
        })];
        voice.MaxCalls = options.MaxCalls * LegsPerCall;
        voice.MaxCallsPerAccount = options.MaxCalls;
        voice.AdvertisedHost = options.Advertised.ToString();
        voice.PublicUrl = options.PublicUrl;
        voice.LocalMediaHost = (options.MediaAddress.Equals(IPAddress.Any) ? IPAddress.Loopback : options.MediaAddress).ToString();
        voice.RequireOwnedCallerId = options.RequireOwnedCallerId;
        voice.PhonesMayTransfer = options.PhonesMayTransfer;
    }

    private static void AddSip(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(new SipOptions
        {
            Listeners = [.. options.Sip.Select(s => new SipListener(s.Transport, s.EndPoint))],
            AdvertisedAddress = options.IsAdvertisedNamed ? options.Advertised : null,
            MaxSessions = options.MaxCalls * LegsPerCall,
        });
        services.AddSingleton(new DigestServerOptions { Algorithms = options.SipDigest });
        services.AddSingleton<DigestServer>();
        services.AddSingleton(new RegistrarOptions
        {
            LocalNames = [.. options.Sip.Select(s => s.EndPoint.Address.ToString()).Append(options.Advertised.ToString()).Distinct()],
        });
        services.AddSingleton<Registrar>();
        services.AddSingleton<ILocationService>(provider => provider.GetRequiredService<Registrar>());
        services.AddSingleton<SipUserAgent>();
        services.AddSingleton<ISipUserAgent>(provider => provider.GetRequiredService<SipUserAgent>());
    }

    private static void AddMedia(IServiceCollection services, ServerOptions options)
    {
        services.AddMedia(media =>
        {
            media.RtpPortMin = options.RtpPortMin;
            media.RtpPortMax = options.RtpPortMax;
            media.BindAddress = options.MediaAddress;
            media.AdvertisedAddress = options.Advertised;
        });
        services.AddSpeech(speech =>
        {
            speech.Synthesis = options.SpeechEngines;
            speech.Recognition = options.RecognitionEngines;
            speech.SynthesisService = options.SpeechService;
            speech.TranscriptionService = options.TranscriptionService;
        });
    }
}

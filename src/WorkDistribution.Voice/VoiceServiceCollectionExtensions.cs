using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Identity;
using WorkDistribution.Sip.Authentication;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Registrar;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.CallQueues.Control;
using WorkDistribution.Voice.CallQueues.Live;
using WorkDistribution.Voice.CallQueues.Tasks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Outgoing;
using WorkDistribution.Voice.Conferences;
using WorkDistribution.Voice.Conferences.Rooms;
using WorkDistribution.Voice.Documents;
using WorkDistribution.Voice.Messages;
using WorkDistribution.Voice.Messages.Gateways;
using WorkDistribution.Voice.Messages.Incoming;
using WorkDistribution.Voice.Messages.Outgoing;
using WorkDistribution.Voice.Notifications;
using WorkDistribution.Voice.Numbers;
using WorkDistribution.Voice.Payments;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Registrations;
using WorkDistribution.Voice.Streams;
using WorkDistribution.Voice.Transcriptions;
using WorkDistribution.Voice.Transfers;
using WorkDistribution.Voice.Verbs;
using WorkDistribution.Voice.Verbs.Dialing;
using WorkDistribution.Voice.Verbs.Gathering;
using WorkDistribution.Voice.Verbs.Queueing;
using WorkDistribution.Voice.Verbs.Services;

namespace WorkDistribution.Voice;

/// <summary>Registers call processing.</summary>
public static class VoiceServiceCollectionExtensions
{
    /// <summary>Adds call processing. Needs the stores, the webhook client, the stream connector, the media source, the SIP side and the media side from others.</summary>
    public static IServiceCollection AddVoice(this IServiceCollection services, Action<VoiceOptions> configure)
    {
        services.AddOptions<VoiceOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<VoiceOptions>, VoiceOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISidSource, RandomSidSource>();
        services.TryAddSingleton<IDocumentReader, DocumentReader>();
        services.TryAddSingleton<IPaymentConnector, NoPaymentConnector>();
        services.AddSingleton(provider => new SipSide(
            provider.GetRequiredService<ISipUserAgent>,
            provider.GetRequiredService<ILocationService>,
            provider.GetRequiredService<ISipApplication>));
        services.AddSingleton<CallStores>();
        services.AddSingleton<CallServices>();
        services.AddSingleton<RecordingTranscriber>();
        services.AddSingleton<ILiveTranscriptions, LiveTranscriptionControl>();
        services.AddSingleton<CallRegistry>();
        services.AddSingleton<NumberFinder>();
        services.AddSingleton<CallDestinations>();
        services.AddSingleton<CallFlow>();
        services.AddSingleton<Dialler>();
        services.AddSingleton<CallerIds>();
        services.AddSingleton<OutgoingCalls>();
        services.AddSingleton<OutboundRoutes>();
        services.AddSingleton<TrustedNetworks>();
        services.AddSingleton<ICallControl, CallControl>();
        services.AddSingleton<ConferenceRooms>();
        services.AddSingleton<IConferenceControl, ConferenceControl>();
        services.AddSingleton<IRecordingControl, RecordingControl>();
        services.AddSingleton<ISipApplication, CallRouter>();
        services.AddSingleton<ISipAccessPolicy, VoiceAccessPolicy>();
        services.AddSingleton<IBindingStore, BindingStoreAdapter>();
        services.AddSingleton(provider => new VoiceRuntime(
            provider.GetRequiredService<CallServices>(),
            provider.GetRequiredService<CallRegistry>(),
            provider.GetRequiredService<ICallQueueStore>(),
            provider.GetRequiredService<TaskSide>(),
            provider.GetRequiredService<MessageOutbox>(),
            provider.GetRequiredService<MessageRecovery>()));
        return services.AddCallQueues().AddMessages().AddVerbs().AddServiceNouns();
    }

    private static IServiceCollection AddCallQueues(this IServiceCollection services)
    {
        services.TryAddSingleton<ICallTasks, NoCallTasks>();
        return services
            .AddSingleton(provider => new TaskSide(provider.GetRequiredService<ICallTasks>))
            .AddSingleton<QueueDirectory>()
            .AddSingleton<WaitingCalls>()
            .AddSingleton<StayLedger>()
            .AddSingleton<CallTaskLink>()
            .AddSingleton<QueueEntrance>()
            .AddSingleton<QueueDial>()
            .AddSingleton<WorkerCalls>()
            .AddSingleton<ICallQueues, CallQueues.CallQueues>()
            .AddSingleton<ICallQueueControl, CallQueueControl>();
    }

    /// <summary>Gateways that the operator has set up are registered before, by whoever implements them.</summary>
    private static IServiceCollection AddMessages(this IServiceCollection services) => services
        .AddSingleton<SipMessageGateway>()
        .AddSingleton(provider => new InsideMessageGateway(provider.GetRequiredService<NumberFinder>(), provider.GetRequiredService<IMessageIntake>))
        .AddSingleton<MessageGateways>()
        .AddSingleton<SendingPlaces>()
        .AddSingleton<MessageCheck>()
        .AddSingleton<MessageDelivery>()
        .AddSingleton<MessageOutbox>()
        .AddSingleton<MessageDocumentRunner>()
        .AddSingleton<MessageIntake>()
        .AddSingleton<IMessageIntake>(provider => provider.GetRequiredService<MessageIntake>())
        .AddSingleton<SipMessageIntake>()
        .AddSingleton<MessageRecovery>()
        .AddSingleton<IMessageControl, MessageControl>();

    private static IServiceCollection AddVerbs(this IServiceCollection services) => services
        .AddSingleton<AccountNotices>()
        .AddSingleton<PromptPlayer>()
        .AddSingleton<PromptSequence>()
        .AddSingleton<DialPlanner>()
        .AddSingleton<DialRinger>()
        .AddSingleton<BlindTransfers>()
        .AddSingleton<ConferenceDial>()
        .AddSingleton<VerbExecutorRegistry>()
        .AddSingleton<IVerbExecutor, SayExecutor>()
        .AddSingleton<IVerbExecutor, PlayExecutor>()
        .AddSingleton<IVerbExecutor, PauseExecutor>()
        .AddSingleton<IVerbExecutor, GatherExecutor>()
        .AddSingleton<IVerbExecutor, RecordExecutor>()
        .AddSingleton<IVerbExecutor, RedirectExecutor>()
        .AddSingleton<IVerbExecutor, HangupExecutor>()
        .AddSingleton<IVerbExecutor, RejectExecutor>()
        .AddSingleton<IVerbExecutor, ReferExecutor>()
        .AddSingleton<IVerbExecutor, LeaveExecutor>()
        .AddSingleton<IVerbExecutor, EchoExecutor>()
        .AddSingleton<IVerbExecutor, PayExecutor>()
        .AddSingleton<IVerbExecutor, EnqueueExecutor>()
        .AddSingleton<IVerbExecutor, SmsExecutor>()
        .AddSingleton<IVerbExecutor, DialExecutor>();

    private static IServiceCollection AddServiceNouns(this IServiceCollection services) => services
        .AddSingleton<NounExecutorRegistry>()
        .AddSingleton<IVerbExecutor, StartExecutor>()
        .AddSingleton<IVerbExecutor, StopExecutor>()
        .AddSingleton<IVerbExecutor, ConnectExecutor>()
        .AddSingleton<StreamStarter>()
        .AddSingleton<ICallStreams, StreamControl>()
        .AddSingleton<INounExecutor, StartStreamExecutor>()
        .AddSingleton<INounExecutor, StopStreamExecutor>()
        .AddSingleton<INounExecutor, ConnectStreamExecutor>()
        .AddSingleton<INounExecutor, StartTranscriptionExecutor>()
        .AddSingleton<INounExecutor, StopTranscriptionExecutor>()
        .AddSingleton<INounExecutor, StartRecordingExecutor>();
}

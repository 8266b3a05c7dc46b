using System.Collections.Immutable;
using static WorkDistribution.Voice.Documents.Table.AttributeRule;
using static WorkDistribution.Voice.Documents.Table.ElementRule;

namespace WorkDistribution.Voice.Documents.Table;

/// <summary>What may stand in Connect, Start, Stop, Enqueue and Refer. Data only.</summary>
internal static class StreamRules
{
    /// <summary>The rules of these elements.</summary>
    public static readonly ImmutableArray<ElementRule> All =
    [
        Noun("AiSession", ["Connect"]) with
        {
            Attributes =
            [
                Text("aiConnector"),
                Text("aiSessionConfiguration"),
            ],
        },
        Noun("Autopilot", ["Connect"]) with
        {
            Text = TextRule.Required,
        },
        Noun("Config", ["Transcription", "VirtualAgent"]) with
        {
            Attributes =
            [
                Text("name"),
                Text("value"),
            ],
        },
        Noun("Conversation", ["Connect"]) with
        {
            Attributes =
            [
                Boolean("inboundAutocreation"),
                Integer("inboundTimeout", 0, int.MaxValue),
                Method("method"),
                Choice("record", "do-not-record", "record-from-answer", "record-from-ringing", "record-from-answer-dual",
                    "record-from-ringing-dual", "true", "false"),
                Address("recordingStatusCallback"),
                Choices("recordingStatusCallbackEvent", "in-progress", "completed", "absent"),
                Method("recordingStatusCallbackMethod"),
                Integer("routingAssignmentTimeout", 0, int.MaxValue),
                Text("serviceInstanceSid"),
                Address("statusCallback"),
                Choices("statusCallbackEvent", "call-initiated", "call-ringing", "call-answered", "call-completed"),
                Method("statusCallbackMethod"),
                Choice("trim", "trim-silence", "do-not-trim"),
                Address("url"),
            ],
        },
        Noun("ConversationRelay", ["Connect"]) with
        {
            Attributes =
            [
                Text("backgroundnoisereduction"),
                Text("debug"),
                Text("deepgramsmartformat"),
                Boolean("dtmfDetection"),
                Text("elevenlabsTextNormalization"),
                Text("events"),
                Text("hints"),
                Text("ignorebackchannel"),
                Text("intelligenceService"),
                Text("interruptSensitivity"),
                Text("interruptible"),
                Text("language"),
                Boolean("partialPrompts"),
                Boolean("preemptible"),
                Boolean("profanityFilter"),
                Boolean("reportInputDuringAgentSpeech"),
                Text("speechModel"),
                Text("speechtimeout"),
                Text("transcriptionLanguage"),
                Text("transcriptionProvider"),
                Text("ttsLanguage"),
                Text("ttsProvider"),
                Text("url"),
                Text("voice"),
                Text("welcomeGreeting"),
                Text("welcomeGreetingInterruptible"),
            ],
        },
        Noun("ConversationRelaySession", ["Connect"]) with
        {
            Attributes =
            [
                Text("connector"),
                Text("sessionConfiguration"),
            ],
        },
        Noun("Language", ["ConversationRelay"]) with
        {
            Attributes =
            [
                Text("code"),
                Text("speechModel"),
                Text("transcriptionProvider"),
                Text("ttsProvider"),
                Text("voice"),
            ],
        },
        Noun("Recording", ["Start"]) with
        {
            IsSupported = true,
            Attributes =
            [
                Choice("channels", "mono", "dual"),
                NotSupported(Text("recordingConfigurationId")),
                Address("recordingStatusCallback"),
                Choices("recordingStatusCallbackEvent", "in-progress", "completed", "absent", "failed"),
                Method("recordingStatusCallbackMethod"),
                Choice("track", "inbound", "outbound", "both"),
                Choice("trim", "trim-silence", "do-not-trim"),
            ],
        },
        Noun("Room", ["Connect"]) with
        {
            Text = TextRule.Required,
            Attributes =
            [
                Text("participantIdentity"),
            ],
        },
        Noun("Sip", ["Refer"]) with
        {
            IsSupported = true,
            Text = TextRule.Required,
        },
        Noun("Siprec", ["Start", "Stop"]) with
        {
            Attributes =
            [
                Text("connectorName"),
                Text("name"),
                Address("statusCallback"),
                Method("statusCallbackMethod"),
                Choice("track", "inbound_track", "outbound_track", "both_tracks"),
            ],
        },
        Noun("Stream", ["Connect", "Start", "Stop"]) with
        {
            IsSupported = true,
            Attributes =
            [
                NotSupported(Text("audioFormat")),
                NotSupported(Text("connectorName")),
                Text("name"),
                NotSupported(Text("sampleRate")),
                Address("statusCallback"),
                Method("statusCallbackMethod"),
                Choice("track", "inbound_track", "outbound_track", "both_tracks"),
                Text("url"),
            ],
        },
        Noun("Task", ["Enqueue"]) with
        {
            IsSupported = true,
            Text = TextRule.Required,
            Attributes =
            [
                Integer("priority", 0, int.MaxValue),
                Integer("timeout", 0, int.MaxValue),
            ],
        },
        Noun("Transcription", ["Start", "Stop"]) with
        {
            IsSupported = true,
            Attributes =
            [
                Inert(Boolean("enableAutomaticPunctuation")),
                Text("hints"),
                Text("inboundTrackLabel"),
                NotSupported(Text("intelligenceService")),
                Text("languageCode"),
                Text("name"),
                Text("outboundTrackLabel"),
                Boolean("partialResults"),
                Boolean("profanityFilter"),
                Text("speechModel"),
                Method("statusCallbackMethod"),
                Address("statusCallbackUrl"),
                Choice("track", "inbound_track", "outbound_track", "both_tracks"),
                Text("transcriptionEngine"),
            ],
        },
        Noun("VirtualAgent", ["Connect"]) with
        {
            Attributes =
            [
                Text("connectorName"),
                Text("language"),
                Boolean("sentimentAnalysis"),
                Address("statusCallback"),
                Method("statusCallbackMethod"),
            ],
        },
    ];
}

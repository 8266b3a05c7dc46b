using System.Collections.Immutable;
using static WorkDistribution.Voice.Documents.Table.AttributeRule;
using static WorkDistribution.Voice.Documents.Table.ElementRule;

namespace WorkDistribution.Voice.Documents.Table;

/// <summary>What may stand in Dial and in its nouns. Data only.</summary>
internal static class DialRules
{
    /// <summary>The rules of these elements.</summary>
    public static readonly ImmutableArray<ElementRule> All =
    [
        Noun("Number", ["Dial"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
            Attributes =
            [
                Address("amdStatusCallback"),
                Method("amdStatusCallbackMethod"),
                NotSupported(Text("byoc")),
                Text("machineDetection"),
                Integer("machineDetectionSilenceTimeout", 2000, 10000),
                Integer("machineDetectionSpeechEndThreshold", 500, 5000),
                Integer("machineDetectionSpeechThreshold", 1000, 6000),
                Integer("machineDetectionTimeout", 3, 59),
                Method("method"),
                Digits("sendDigits"),
                Address("statusCallback"),
                Choices("statusCallbackEvent", "initiated", "ringing", "answered", "completed"),
                Method("statusCallbackMethod"),
                Address("url"),
            ],
        },
        Noun("Sip", ["Dial"]) with
        {
            Text = TextRule.Optional,
            IsSupported = true,
            Attributes =
            [
                Address("amdStatusCallback"),
                Method("amdStatusCallbackMethod"),
                Text("machineDetection"),
                Integer("machineDetectionSilenceTimeout", 2000, 10000),
                Integer("machineDetectionSpeechEndThreshold", 500, 5000),
                Integer("machineDetectionSpeechThreshold", 1000, 6000),
                Integer("machineDetectionTimeout", 3, 59),
                Method("method"),
                Text("password"),
                Address("statusCallback"),
                Choices("statusCallbackEvent", "initiated", "ringing", "answered", "completed"),
                Method("statusCallbackMethod"),
                Address("url"),
                Text("username"),
            ],
        },
        Noun("Uri", ["Sip"]) with
        {
            Text = TextRule.Optional,
            IsSupported = true,
            Attributes =
            [
                Text("password"),
                Text("priority"),
                Text("username"),
                Text("weight"),
            ],
        },
        Noun("Headers", ["Sip"]) with
        {
            IsSupported = true,
        },
        Noun("Header", ["Headers"]) with
        {
            IsSupported = true,
            Attributes =
            [
                Text("name"),
                Text("value"),
            ],
        },
        Noun("Client", ["Dial"]) with
        {
            Text = TextRule.Optional,
            IsSupported = true,
            Attributes =
            [
                Method("method"),
                Address("statusCallback"),
                Choices("statusCallbackEvent", "initiated", "ringing", "answered", "completed"),
                Method("statusCallbackMethod"),
                Address("url"),
            ],
        },
        Noun("Identity", ["Client"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
        },
        Noun("Parameter", ["Application", "Client", "ConversationRelay", "Hangup", "Pay", "Reject", "Siprec", "Stream", "Transcription", "VirtualAgent"]) with
        {
            IsSupported = true,
            Attributes =
            [
                Text("name"),
                Text("value"),
            ],
        },
        Noun("Application", ["Dial"]) with
        {
            Text = TextRule.Optional,
            Attributes =
            [
                Boolean("copyParentTo"),
                Text("customerId"),
                Method("method"),
                Address("statusCallback"),
                Choices("statusCallbackEvent", "initiated", "ringing", "answered", "completed"),
                Method("statusCallbackMethod"),
                Address("url"),
            ],
        },
        Noun("ApplicationSid", ["Application"]) with
        {
            Text = TextRule.Required,
        },
        Noun("Conference", ["Dial"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
            Attributes =
            [
                Choice("beep", "true", "false", "onEnter", "onExit"),
                Text("coach"),
                Boolean("endConferenceOnExit"),
                Address("eventCallbackUrl"),
                Choice("jitterBufferSize", "large", "medium", "small", "off"),
                Integer("maxParticipants", 2, 250),
                Boolean("muted"),
                Text("participantLabel"),
                Choice("record", "do-not-record", "record-from-start"),
                Inert(Text("recordingConfigurationId")),
                Address("recordingStatusCallback"),
                Choices("recordingStatusCallbackEvent", "in-progress", "completed", "absent", "failed"),
                Method("recordingStatusCallbackMethod"),
                Choice("region", "us1", "us2", "ie1", "sg1", "br1", "au1", "jp1", "de1"),
                Boolean("startConferenceOnEnter"),
                Address("statusCallback"),
                Choices("statusCallbackEvent", "start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement"),
                Method("statusCallbackMethod"),
                Choice("trim", "trim-silence", "do-not-trim"),
                Method("waitMethod"),
                Address("waitUrl"),
            ],
        },
        Noun("Sim", ["Dial"]) with
        {
            Text = TextRule.Required,
        },
        Noun("WhatsApp", ["Dial"]) with
        {
            Text = TextRule.Required,
            Attributes =
            [
                Method("method"),
                Address("statusCallback"),
                Choices("statusCallbackEvent", "initiated", "ringing", "answered", "completed"),
                Method("statusCallbackMethod"),
                Address("url"),
            ],
        },
    ];
}

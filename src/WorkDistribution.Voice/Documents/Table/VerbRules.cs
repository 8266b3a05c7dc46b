using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using static WorkDistribution.Voice.Documents.Table.AttributeRule;
using static WorkDistribution.Voice.Documents.Table.ElementRule;

namespace WorkDistribution.Voice.Documents.Table;

/// <summary>The verbs: what may stand directly in a Response. Data only.</summary>
internal static class VerbRules
{
    /// <summary>The rules of these elements.</summary>
    public static readonly ImmutableArray<ElementRule> All =
    [
        Verb("Connect", ["Response"]) with
        {
            IsSupported = true,
            Attributes =
            [
                Address("action"),
                Method("method"),
            ],
        },
        Verb("Dial", ["Response"]) with
        {
            Text = TextRule.Optional,
            IsSupported = true,
            Attributes =
            [
                Address("action"),
                Boolean("answerOnBridge"),
                Text("callerId"),
                Inert(Choice("events", "call-progress-event")),
                Boolean("hangupOnStar"),
                Method("method"),
                NotSupported(Text("passports")),
                Choice("record", "do-not-record", "record-from-answer", "record-from-ringing", "record-from-answer-dual",
                    "record-from-ringing-dual", "true", "false"),
                NotSupported(Text("recordingConfigurationId")),
                Address("recordingStatusCallback"),
                Choices("recordingStatusCallbackEvent", "in-progress", "completed", "absent", "failed"),
                Method("recordingStatusCallbackMethod"),
                Choice("recordingTrack", "both", "inbound", "outbound"),
                Method("referMethod"),
                Address("referUrl"),
                Choice("ringTone", "at", "au", "bg", "br", "be", "ch", "cl", "cn", "cz", "de", "dk", "ee", "es", "fi", "fr", "gr", "hu",
                    "il", "in", "it", "lt", "jp", "mx", "my", "nl", "no", "nz", "ph", "pl", "pt", "ru", "se", "sg", "th", "uk", "us", "us-old",
                    "tw", "ve", "za"),
                Boolean("sequential"),
                Integer("timeLimit", 1, 86400),
                Integer("timeout", 1, 600),
                Choice("trim", "trim-silence", "do-not-trim"),
            ],
        },
        Verb("Echo", ["Response"]) with { IsSupported = true },
        Verb("Enqueue", ["Response"]) with
        {
            IsSupported = true,
            Text = TextRule.Optional,
            Attributes =
            [
                Address("action"),
                Integer("maxQueueSize", 0, 5000),
                Method("method"),
                Address("waitUrl"),
                Method("waitUrlMethod"),
                Text("workflowSid"),
            ],
        },
        Verb("Gather", ["Response"]) with
        {
            IsSupported = true,
            Attributes =
            [
                Address("action"),
                Boolean("actionOnEmptyResult"),
                Boolean("bargeIn"),
                Inert(Boolean("debug")),
                Inert(Boolean("enhanced")),
                Key("finishOnKey"),
                Text("hints"),
                Choices("input", "dtmf", "speech"),
                Text("language"),
                Integer("maxSpeechTime", 1, 600),
                Method("method"),
                Integer("numDigits", 1, 128) with { Error = ErrorCatalogue.GatherNumDigitsInvalid },
                Address("partialResultCallback"),
                Method("partialResultCallbackMethod"),
                Boolean("profanityFilter"),
                Inert(Text("speechModel")),
                Text("speechTimeout"),
                Integer("timeout", 0, 600) with { AllowsAuto = true },
                Extension(Text("paramName")),
            ],
        },
        Verb("Hangup", ["Response"]) with
        {
            IsSupported = true,
        },
        Verb("Leave", ["Response"]) with { IsSupported = true },
        Verb("Pause", ["Response", "Gather", "Prompt"]) with
        {
            IsSupported = true,
            Attributes =
            [
                Integer("length", 0, 3600),
            ],
        },
        Verb("Pay", ["Response"]) with
        {
            IsSupported = true,
            Attributes =
            [
                Address("action"),
                Choice("bankAccountType", "consumer-checking", "consumer-savings", "commercial-checking", "commercial-savings"),
                Text("chargeAmount"),
                Text("currency"),
                Text("description"),
                Choice("input", "dtmf"),
                Choice("language", "de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-IE", "en-NZ", "en-PH", "en-ZA", "en-US", "es-ES",
                    "es-US", "fr-CA", "fr-FR", "it-IT"),
                Integer("maxAttempts", 0, int.MaxValue),
                Integer("minPostalCodeLength", 0, int.MaxValue),
                Text("paymentConnector"),
                Choice("paymentMethod", "ach-debit", "credit-card"),
                Text("postalCode"),
                Boolean("securityCode"),
                Address("statusCallback"),
                Method("statusCallbackMethod"),
                Integer("timeout", 0, int.MaxValue),
                Choice("tokenType", "one-time", "reusable", "payment-method"),
                Choices("validCardTypes", "visa", "mastercard", "amex", "maestro", "discover", "optima", "jcb", "diners-club", "enroute"),
            ],
        },
        Verb("Play", ["Response", "Gather", "Prompt"]) with
        {
            Text = TextRule.Optional,
            IsSupported = true,
            Attributes =
            [
                Digits("digits"),
                Integer("loop", 0, 1000),
            ],
        },
        Verb("Prompt", ["Response", "Pay"]) with
        {
            IsSupported = true,
            Attributes =
            [
                Text("attempt"),
                Choices("cardType", "visa", "mastercard", "amex", "maestro", "discover", "optima", "jcb", "diners-club", "enroute"),
                Choices("errorType", "timeout", "invalid-card-number", "invalid-card-type", "invalid-date", "invalid-security-code",
                    "internal-error", "input-matching-failed"),
                Choice("for", "payment-card-number", "expiration-date", "security-code", "postal-code", "payment-processing",
                    "bank-account-number", "bank-routing-number"),
                Boolean("requireMatchingInputs"),
            ],
        },
        Verb("Queue", ["Response", "Dial"]) with
        {
            IsSupported = true,
            Text = TextRule.Required,
            Attributes =
            [
                Method("method"),
                Text("postWorkActivitySid"),
                Text("reservationSid"),
                Address("url"),
            ],
        },
        Verb("Record", ["Response"]) with
        {
            IsSupported = true,
            Attributes =
            [
                Address("action"),
                Keys("finishOnKey"),
                Integer("maxLength", 1, 14400),
                Method("method"),
                Boolean("playBeep"),
                NotSupported(Text("recordingConfigurationId")),
                Address("recordingStatusCallback"),
                Choices("recordingStatusCallbackEvent", "in-progress", "completed", "absent", "failed"),
                Method("recordingStatusCallbackMethod"),
                Integer("timeout", 0, 600),
                Boolean("transcribe"),
                Address("transcribeCallback"),
                Choice("trim", "trim-silence", "do-not-trim"),
            ],
        },
        Verb("Redirect", ["Response"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
            Attributes =
            [
                Method("method"),
            ],
        },
        Verb("Refer", ["Response"]) with
        {
            IsSupported = true,
            Attributes =
            [
                Address("action"),
                Method("method"),
            ],
        },
        Verb("Reject", ["Response"]) with
        {
            IsSupported = true,
            Attributes =
            [
                Choice("reason", "rejected", "busy"),
            ],
        },
        Verb("Say", ["Response", "Gather", "Prompt"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
            Attributes =
            [
                Text("language"),
                Integer("loop", 0, 1000),
                Text("voice"),
            ],
        },
        Verb("Sms", ["Response"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
            Attributes =
            [
                Address("action"),
                Text("from"),
                Method("method"),
                Address("statusCallback"),
                Text("to"),
            ],
        },
        Verb("Start", ["Response"]) with
        {
            IsSupported = true,
            Attributes =
            [
                Address("action"),
                Method("method"),
            ],
        },
        Verb("Stop", ["Response"]) with { IsSupported = true },
    ];
}

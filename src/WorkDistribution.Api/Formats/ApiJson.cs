using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkDistribution.Api.Accounts;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Messages;
using WorkDistribution.Api.SipDomains;
using WorkDistribution.Api.Voice;

namespace WorkDistribution.Api.Formats;

/// <summary>How answers are written: names in snake case, every property present, null where there is nothing.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(AccountResponse))]
[JsonSerializable(typeof(CallResponse))]
[JsonSerializable(typeof(ApplicationResponse))]
[JsonSerializable(typeof(IncomingPhoneNumberResponse))]
[JsonSerializable(typeof(RecordingResponse))]
[JsonSerializable(typeof(CallRecordingResponse))]
[JsonSerializable(typeof(TranscriptionResponse))]
[JsonSerializable(typeof(LiveTranscriptionResponse))]
[JsonSerializable(typeof(ConferenceResponse))]
[JsonSerializable(typeof(ParticipantResponse))]
[JsonSerializable(typeof(ConferenceRecordingResponse))]
[JsonSerializable(typeof(MessageResponse))]
[JsonSerializable(typeof(MessageMediaResponse))]
[JsonSerializable(typeof(NotificationResponse))]
[JsonSerializable(typeof(NotificationEntryResponse))]
[JsonSerializable(typeof(QueueResponse))]
[JsonSerializable(typeof(QueueMemberResponse))]
[JsonSerializable(typeof(StreamResponse))]
[JsonSerializable(typeof(DomainResponse))]
[JsonSerializable(typeof(CredentialListResponse))]
[JsonSerializable(typeof(CredentialResponse))]
[JsonSerializable(typeof(AuthMappingResponse))]
[JsonSerializable(typeof(DomainMappingResponse))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The context to use: plus signs and quotes of messages stay legible, since no answer is ever part of a page.</summary>
    public static ApiJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

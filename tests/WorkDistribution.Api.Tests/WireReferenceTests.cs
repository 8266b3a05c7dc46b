using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using WorkDistribution.Api.Accounts;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.SipDomains;
using WorkDistribution.Api.Voice;

namespace WorkDistribution.Api.Tests;

/// <summary>Holds the properties we write and the parameters we know against the reference data of the wire.</summary>
public sealed class WireReferenceTests
{
    private static readonly (string Resource, JsonTypeInfo Type)[] Responses =
    [
        ("account", ApiJson.Wire.AccountResponse),
        ("account/application", ApiJson.Wire.ApplicationResponse),
        ("account/call", ApiJson.Wire.CallResponse),
        ("account/call/notification", ApiJson.Wire.NotificationResponse),
        ("account/call/recording", ApiJson.Wire.CallRecordingResponse),
        ("account/call/stream", ApiJson.Wire.StreamResponse),
        ("account/call/transcription", ApiJson.Wire.LiveTranscriptionResponse),
        ("account/conference", ApiJson.Wire.ConferenceResponse),
        ("account/conference/participant", ApiJson.Wire.ParticipantResponse),
        ("account/conference/recording", ApiJson.Wire.ConferenceRecordingResponse),
        ("account/incomingPhoneNumber", ApiJson.Wire.IncomingPhoneNumberResponse),
        ("account/notification", ApiJson.Wire.NotificationResponse),
        ("account/queue", ApiJson.Wire.QueueResponse),
        ("account/queue/member", ApiJson.Wire.QueueMemberResponse),
        ("account/recording", ApiJson.Wire.RecordingResponse),
        ("account/recording/transcription", ApiJson.Wire.TranscriptionResponse),
        ("account/transcription", ApiJson.Wire.TranscriptionResponse),
        ("account/sip/credentialList", ApiJson.Wire.CredentialListResponse),
        ("account/sip/credentialList/credential", ApiJson.Wire.CredentialResponse),
        ("account/sip/domain", ApiJson.Wire.DomainResponse),
        ("account/sip/domain/authTypes/authTypeCalls/authCallsCredentialListMapping", ApiJson.Wire.AuthMappingResponse),
        ("account/sip/domain/authTypes/authTypeRegistrations/authRegistrationsCredentialListMapping", ApiJson.Wire.AuthMappingResponse),
        ("account/sip/domain/credentialListMapping", ApiJson.Wire.DomainMappingResponse),
    ];

    private static readonly (string Resource, string Operation, OperationParameters Parameters)[] Operations =
    [
        ("account", "list", AccountsResource.ListParameters),
        ("account", "create", AccountsResource.CreateParameters),
        ("account", "update", AccountsResource.UpdateParameters),
        ("account/application", "list", ApplicationsResource.ListParameters),
        ("account/application", "create", ApplicationsResource.SaveParameters),
        ("account/application", "update", ApplicationsResource.SaveParameters),
        ("account/call", "list", CallsResource.ListParameters),
        ("account/call", "create", CallParameters.Create),
        ("account/call", "update", CallParameters.Update),
        ("account/call/notification", "list", NotificationsResource.ListParameters),
        ("account/call/recording", "list", RecordingsResource.CallListParameters),
        ("account/call/recording", "create", RecordingParameters.Create),
        ("account/call/recording", "update", RecordingParameters.Update),
        ("account/call/stream", "create", StreamsResource.CreateParameters),
        ("account/call/stream", "update", StreamsResource.UpdateParameters),
        ("account/call/transcription", "create", LiveTranscriptionsResource.CreateParameters),
        ("account/call/transcription", "update", LiveTranscriptionsResource.UpdateParameters),
        ("account/conference", "list", ConferencesResource.ListParameters),
        ("account/conference", "update", ConferencesResource.UpdateParameters),
        ("account/conference/participant", "list", ParticipantParameters.List),
        ("account/conference/participant", "create", ParticipantParameters.Create),
        ("account/conference/participant", "update", ParticipantParameters.Update),
        ("account/conference/recording", "list", ConferenceRecordingsResource.ListParameters),
        ("account/conference/recording", "update", RecordingParameters.Update),
        ("account/incomingPhoneNumber", "list", IncomingPhoneNumbersResource.ListParameters),
        ("account/incomingPhoneNumber", "create", IncomingPhoneNumbersResource.CreateParameters),
        ("account/incomingPhoneNumber", "update", IncomingPhoneNumbersResource.UpdateParameters),
        ("account/incomingPhoneNumber/local", "create", IncomingPhoneNumbersResource.CreateParameters),
        ("account/incomingPhoneNumber/mobile", "create", IncomingPhoneNumbersResource.CreateParameters),
        ("account/incomingPhoneNumber/tollFree", "create", IncomingPhoneNumbersResource.CreateParameters),
        ("account/notification", "list", NotificationsResource.ListParameters),
        ("account/queue", "list", QueuesResource.ListParameters),
        ("account/queue", "create", QueuesResource.SaveParameters),
        ("account/queue", "update", QueuesResource.SaveParameters),
        ("account/queue/member", "list", QueueMembersResource.ListParameters),
        ("account/queue/member", "update", QueueMembersResource.UpdateParameters),
        ("account/recording", "list", RecordingsResource.ListParameters),
        ("account/recording", "fetch", RecordingsResource.FetchParameters),
        ("account/recording/transcription", "list", TranscriptionsResource.ListParameters),
        ("account/transcription", "list", TranscriptionsResource.ListParameters),
        ("account/sip/credentialList", "create", CredentialListsResource.SaveParameters),
        ("account/sip/credentialList", "update", CredentialListsResource.SaveParameters),
        ("account/sip/credentialList", "list", CredentialListsResource.ListParameters),
        ("account/sip/credentialList/credential", "create", CredentialsResource.CreateParameters),
        ("account/sip/credentialList/credential", "update", CredentialsResource.UpdateParameters),
        ("account/sip/credentialList/credential", "list", CredentialsResource.ListParameters),
        ("account/sip/domain", "create", DomainsResource.SaveParameters),
        ("account/sip/domain", "update", DomainsResource.SaveParameters),
        ("account/sip/domain", "list", DomainsResource.ListParameters),
        ("account/sip/domain/authTypes/authTypeCalls/authCallsCredentialListMapping", "create", CredentialListMappingsResource.CreateParameters),
        ("account/sip/domain/authTypes/authTypeRegistrations/authRegistrationsCredentialListMapping", "create", CredentialListMappingsResource.CreateParameters),
        ("account/sip/domain/credentialListMapping", "create", CredentialListMappingsResource.CreateParameters),
    ];

    [Test]
    public void Every_resource_has_exactly_the_properties_of_the_wire()
    {
        var wire = Reference();
        Assert.Multiple(() =>
        {
            foreach (var (resource, type) in Responses)
            {
                var expected = wire[resource]["responseProperties"]!.AsArray().Select(property => property!["name"]!.ToString());
                Assert.That(type.Properties.Select(property => property.Name), Is.EquivalentTo(expected), resource);
            }
        });
    }

    [Test]
    public void Every_parameter_of_the_wire_is_used_ignored_or_refused_on_purpose()
    {
        var wire = Reference();
        Assert.Multiple(() =>
        {
            foreach (var (resource, operation, parameters) in Operations)
            {
                var found = wire[resource]["operations"]!.AsArray().Single(candidate => candidate!["op"]!.ToString() == operation)!;
                var unknown = found["params"]!.AsArray().Select(parameter => parameter!["name"]!.ToString()).Where(name => !parameters.Knows(name));
                Assert.That(unknown, Is.Empty, $"{resource} {operation}");
            }
        });
    }

    private static Dictionary<string, JsonNode> Reference() => WireReference.Resources("api.v2010");
}

using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Applications;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Notifications;
using WorkDistribution.Voice.Numbers;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.SipDomains;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Storage.Tests.Contract;

/// <summary>Facts to keep, every field of them set to something that would be noticed if lost.</summary>
public static class Facts
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static readonly RandomSidSource Sids = new();

    public static Account Account(AccountSid? owner = null, string name = "An account") => new()
    {
        Sid = Sids.New<AccountSid>(),
        OwnerAccountSid = owner,
        FriendlyName = name,
        AuthToken = "0123456789abcdef0123456789abcdef",
        Status = AccountStatus.Active,
        DateCreated = Noon,
        DateUpdated = Noon.AddMinutes(1),
    };

    public static VoiceSettings Voice() => new()
    {
        VoiceUrl = "https://example.com/voice?a=b",
        VoiceMethod = WebhookMethod.Get,
        VoiceFallbackUrl = "https://example.com/fallback",
        VoiceFallbackMethod = WebhookMethod.Get,
        StatusCallback = "https://example.com/status",
        StatusCallbackMethod = WebhookMethod.Get,
        VoiceApplicationSid = Sids.New<ApplicationSid>(),
        VoiceCallerIdLookup = true,
    };

    public static CallRecord Call(AccountSid account, CallStatus status = CallStatus.Queued) => new()
    {
        Sid = Sids.New<CallSid>(),
        AccountSid = account,
        ParentCallSid = Sids.New<CallSid>(),
        To = "+15550001",
        From = "sip:alice@example.com",
        CallerName = "Alice",
        PhoneNumberSid = Sids.New<PhoneNumberSid>(),
        Direction = CallDirection.OutboundDial,
        Status = status,
        AnsweredBy = "human",
        ForwardedFrom = "+15550009",
        DateCreated = Noon,
        DateUpdated = Noon.AddMicroseconds(7),
        StartTime = Noon.AddSeconds(1),
        AnswerTime = Noon.AddSeconds(2),
        EndTime = Noon.AddSeconds(63),
        QueueTime = TimeSpan.FromMilliseconds(1234),
        EndReason = "remote-bye",
    };

    public static IncomingPhoneNumber Number(AccountSid account, string number) => new()
    {
        Sid = Sids.New<PhoneNumberSid>(),
        AccountSid = account,
        PhoneNumber = number,
        FriendlyName = "Front desk",
        Voice = Voice(),
        SmsUrl = "https://example.com/sms",
        SmsMethod = "GET",
        SmsFallbackUrl = "https://example.com/sms2",
        SmsFallbackMethod = "GET",
        SmsApplicationSid = Sids.New<ApplicationSid>(),
        DateCreated = Noon,
        DateUpdated = Noon.AddMinutes(2),
    };

    public static VoiceApplication Application(AccountSid account, string name = "Menu") => new()
    {
        Sid = Sids.New<ApplicationSid>(),
        AccountSid = account,
        FriendlyName = name,
        Voice = Voice(),
        SmsUrl = "https://example.com/sms",
        SmsMethod = "GET",
        SmsFallbackUrl = "https://example.com/sms2",
        SmsFallbackMethod = "GET",
        SmsStatusCallback = "https://example.com/sms3",
        MessageStatusCallback = "https://example.com/message",
        PublicApplicationConnectEnabled = true,
        DateCreated = Noon,
        DateUpdated = Noon.AddMinutes(2),
    };

    public static RecordingRecord Recording(AccountSid account, CallSid call, string status = "completed") => new()
    {
        Sid = Sids.New<RecordingSid>(),
        AccountSid = account,
        CallSid = call,
        Status = status,
        Channels = 2,
        Source = "RecordVerb",
        Track = "inbound",
        Duration = 17,
        Bytes = 5_000_000_000,
        ErrorCode = 13630,
        StartTime = Noon,
        DateCreated = Noon.AddSeconds(1),
        DateUpdated = Noon.AddSeconds(2),
    };

    public static TranscriptionRecord Transcription(AccountSid account, RecordingSid recording) => new()
    {
        Sid = Sids.New<TranscriptionSid>(),
        AccountSid = account,
        RecordingSid = recording,
        Status = "in-progress",
        Duration = 12,
        DateCreated = Noon,
        DateUpdated = Noon,
    };

    public static Notification Notification(AccountSid account, CallSid? call = null, int log = 0, DateTimeOffset? at = null) => new()
    {
        Sid = Sids.New<NotificationSid>(),
        AccountSid = account,
        CallSid = call,
        ErrorCode = 11200,
        Log = log,
        MessageText = "HTTP retrieval failure",
        Line = 3,
        Column = 14,
        RequestUrl = "https://example.com/voice",
        RequestMethod = "POST",
        RequestVariables = "CallSid=CA1&From=%2B1",
        ResponseHeaders = "Content-Type: text/html",
        ResponseBody = "<html/>",
        MessageDate = at ?? Noon,
    };

    public static SipDomain Domain(AccountSid account, string name) => new()
    {
        Sid = Sids.New<SipDomainSid>(),
        AccountSid = account,
        DomainName = name,
        FriendlyName = "Office",
        Voice = Voice(),
        SipRegistration = false,
        DateCreated = Noon,
        DateUpdated = Noon.AddMinutes(1),
    };

    public static CredentialList List(AccountSid account, string name) => new(Sids.New<CredentialListSid>(), account, name, Noon, Noon.AddMinutes(1));

    public static SipCredential Credential(CredentialList list, string user, string password) =>
        new(Sids.New<CredentialSid>(), list.AccountSid, list.Sid, user, password, Noon, Noon.AddMinutes(1));
}

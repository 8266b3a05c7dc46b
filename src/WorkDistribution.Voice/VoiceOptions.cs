using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Voice;

/// <summary>Settings of call processing.</summary>
public sealed class VoiceOptions
{
    /// <summary>Sources taken as a trunk without credentials, in CIDR form (203.0.113.0/24). Default none.</summary>
    public IList<string> TrustedNetworks { get; set; } = [];

    /// <summary>Trunks for outgoing calls to telephone numbers. Default none.</summary>
    public IList<TrunkOptions> Trunks { get; set; } = [];

    /// <summary>Live legs in the whole server; further INVITEs get 503. Default 2000.</summary>
    public int MaxCalls { get; set; } = 2000;

    /// <summary>Live calls of one account; further ones get 503. Default 1000.</summary>
    public int MaxCallsPerAccount { get; set; } = 1000;

    /// <summary>Host that stands in the From header of our own calls. Default localhost.</summary>
    public string AdvertisedHost { get; set; } = "localhost";

    /// <summary>Where audio of calls inside the process is sent instead of to <see cref="AdvertisedHost"/>: the address the sockets are bound to; null where both are one.</summary>
    public string? LocalMediaHost { get; set; }

    /// <summary>Whether a telephone number shown as caller id must be a number of the account (in Dial also the caller's or the called one). Default no.</summary>
    public bool RequireOwnedCallerId { get; set; }

    /// <summary>Whether a phone's REFER is followed in a Dial without referUrl, too: the other one is connected to the address that it asks for, at the account's cost. Default no: 603.</summary>
    public bool PhonesMayTransfer { get; set; }

    /// <summary>Display name of our own calls where none is known; empty for none.</summary>
    public string DefaultCallerName { get; set; } = "";

    /// <summary>Base address of the REST API as customers reach it: addresses of recordings start with it.</summary>
    public string PublicUrl { get; set; } = "http://127.0.0.1:8080";

    /// <summary>Spoken when an application and its fallback have failed; empty says nothing.</summary>
    public string ClosingMessage { get; set; } = "We are sorry. An application error has occurred. Goodbye.";

    /// <summary>Longest call once answered. Default 4 hours.</summary>
    public TimeSpan MaxCallDuration { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Longest time an incoming call stays unanswered. Default 10 minutes.</summary>
    public TimeSpan MaxRingDuration { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Time an application has to answer. Default 15 s.</summary>
    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a status callback is tried again. Default 3.</summary>
    public int StatusCallbackRetries { get; set; } = 3;

    /// <summary>Documents in one call: a chain of redirects that never ends does. Default 10000.</summary>
    public int MaxDocumentsPerCall { get; set; } = 10_000;

    /// <summary>Queues that one account may have, those made by Enqueue too. Default 1000.</summary>
    public int MaxQueuesPerAccount { get; set; } = 1_000;

    /// <summary>Streams of audio that one call may have at once. Default 4.</summary>
    public int MaxStreamsPerCall { get; set; } = 4;

    /// <summary>Time in which a stream's connection must be open. Default 10 s.</summary>
    public TimeSpan StreamConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Entries of the error log that one call may make. Default 100.</summary>
    public int MaxNotificationsPerCall { get; set; } = 100;

    /// <summary>Messages that may wait to be sent, and as many that came in and wait for their application; further ones are refused. Default 20000.</summary>
    public int MaxWaitingMessages { get; set; } = 20_000;

    /// <summary>The same of one account. Default 5000.</summary>
    public int MaxWaitingMessagesPerAccount { get; set; } = 5_000;

    /// <summary>Messages that are being handed over at the same time. Default 64.</summary>
    public int MessagesAtOnce { get; set; } = 64;

    /// <summary>The same of one account, so that one with a slow carrier leaves room for the others. Default 16.</summary>
    public int MessagesAtOncePerAccount { get; set; } = 16;

    /// <summary>Time a carrier has to take a message. Default 40 s: longer than SIP waits (32 s).</summary>
    public TimeSpan MessageTimeout { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>How often a message is tried at most. Default 4.</summary>
    public int MessageAttempts { get; set; } = 4;

    /// <summary>Pause before the second try; each further one is four times as long. Default 5 s.</summary>
    public TimeSpan MessageRetryDelay { get; set; } = TimeSpan.FromSeconds(5);
}

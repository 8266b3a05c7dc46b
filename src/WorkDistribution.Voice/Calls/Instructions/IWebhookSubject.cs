using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Notifications;

namespace WorkDistribution.Voice.Calls.Instructions;

/// <summary>What an application is asked about: a call, a message.</summary>
internal interface IWebhookSubject
{
    /// <summary>Whose application it is.</summary>
    AccountSid AccountSid { get; }

    /// <summary>Its account's error log.</summary>
    CallNotifier Notifier { get; }

    /// <summary>The standard parameters as things stand now, then those of one request.</summary>
    ImmutableArray<KeyValuePair<string, string>> ParametersWith(ImmutableArray<KeyValuePair<string, string>> own);
}

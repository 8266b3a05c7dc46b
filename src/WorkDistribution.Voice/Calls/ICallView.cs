using System.Collections.Immutable;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Calls.Instructions;

namespace WorkDistribution.Voice.Calls;

/// <summary>A live call as its parts see it.</summary>
internal interface ICallView : IWebhookSubject
{
    /// <summary>The record as it is now; replaced whole at every change.</summary>
    CallRecord Record { get; }

    /// <summary>What SIP knows of it.</summary>
    CallFacts Facts { get; }

    /// <inheritdoc/>
    AccountSid IWebhookSubject.AccountSid => Record.AccountSid;

    /// <inheritdoc/>
    ImmutableArray<KeyValuePair<string, string>> IWebhookSubject.ParametersWith(ImmutableArray<KeyValuePair<string, string>> own) => CallParameters.Build(Record, Facts, own);
}

using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Verbs;

/// <summary>Where a verb runs: the call, and the document it stands in.</summary>
/// <param name="Call">The call.</param>
/// <param name="Document">The document.</param>
/// <param name="Verbs">All verbs, for verbs that run others.</param>
internal sealed record VerbContext(CallSession Call, LoadedDocument Document, VerbExecutorRegistry Verbs)
{
    /// <summary>The leg.</summary>
    public CallLeg Leg => Call.Leg;

    /// <summary>Where its prompts come from.</summary>
    public PromptPlace Prompts => new(Call.Record.AccountSid, Call.Notifier, url => ResolveTemplate(url, []));

    /// <summary>Picks up when that has not happened yet.</summary>
    /// <returns>The audio; null when the call is over or cannot be answered.</returns>
    public ValueTask<LegMedia?> AnswerAsync(CancellationToken cancellationToken) => Call.Leg.AnswerAsync(cancellationToken);

    /// <summary>Next-URI rule of verbs with a result (R1-38): the action where one is given, else the current document's address again.</summary>
    /// <remarks>A document given outright has no address to repeat: the next verb follows.</remarks>
    public VerbOutcome Submit(string? action, WebhookMethod method, ImmutableArray<KeyValuePair<string, string>> result)
    {
        var url = action is null ? Document.Url : ResolveTemplate(action, result);
        return url.Length == 0 ? VerbOutcome.Next.Verb : new VerbOutcome.Go(new DocumentAddress(url, method, result));
    }

    /// <summary>An address with parameters in braces, made absolute: braces would not survive being made absolute.</summary>
    public string ResolveTemplate(string reference, ImmutableArray<KeyValuePair<string, string>> result) =>
        Document.Resolve(reference.Contains('{', StringComparison.Ordinal)
            ? AddressTemplate.Expand(reference, CallParameters.Build(Call.Record, Call.Facts, result))
            : reference);

    /// <summary>A runner for the document that an answering leg hears before it is connected.</summary>
    public DocumentRunner WhisperTo(CallSession child) => new(child, Call.Services, Verbs) { IsWhisper = true };

    /// <summary>Leads a leg that REST took out of our hands through its own documents, to its end.</summary>
    public Task RunOnItsOwnAsync(CallSession child, CallInstructions instructions) => new CallFlow(Call.Services, Verbs).RunAsync(child, instructions);
}

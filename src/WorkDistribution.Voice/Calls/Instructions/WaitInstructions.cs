using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Calls.Instructions;

/// <summary>What one who waits hears.</summary>
/// <param name="Url">The wait document's absolute address; null plays our own music, empty is silence.</param>
/// <param name="Method">How it is asked.</param>
/// <param name="Parameters">What every request adds to the standard parameters, as things stand then.</param>
/// <param name="Verbs">The kinds of verbs that may be run.</param>
/// <param name="Where">Where, in words, for what is written down: "while the call waits in a queue".</param>
internal sealed record WaitInstructions(
    string? Url,
    WebhookMethod Method,
    Func<CancellationToken, ValueTask<ImmutableArray<KeyValuePair<string, string>>>> Parameters,
    FrozenSet<Type> Verbs,
    string Where);

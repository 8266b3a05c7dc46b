using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Calls.Instructions;

/// <summary>A document that can be run.</summary>
/// <param name="Verbs">Its instructions.</param>
/// <param name="Url">Its address after redirects; empty when it was given outright.</param>
/// <param name="Method">How it was asked.</param>
internal sealed record LoadedDocument(ImmutableArray<Verb> Verbs, string Url, WebhookMethod Method)
{
    /// <summary>An address in the document made absolute; as written where it cannot be.</summary>
    public string Resolve(string reference)
    {
        if (reference.Length == 0)
        {
            return Url;
        }

        // A path such as /next is an absolute file address to Uri on Unix: only http and https count as absolute.
        if (reference.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || reference.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return reference;
        }

        return Uri.TryCreate(Url, UriKind.Absolute, out var current) && Uri.TryCreate(current, reference, out var resolved)
            ? resolved.AbsoluteUri
            : reference;
    }
}

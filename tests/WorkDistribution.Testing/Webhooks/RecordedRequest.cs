namespace WorkDistribution.Testing.Webhooks;

/// <summary>A request that an application under test received.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">Without query.</param>
/// <param name="Query">With its question mark; empty when none.</param>
/// <param name="Parameters">Form fields, and those of the query where the form has none of the name.</param>
/// <param name="Headers">Headers.</param>
/// <param name="Url">The whole address as requested.</param>
public sealed record RecordedRequest(
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyDictionary<string, string> Headers,
    string Url)
{
    /// <summary>A parameter; empty when absent.</summary>
    public string this[string name] => Parameters.GetValueOrDefault(name, "");

    /// <summary>Whether the account's token signed it.</summary>
    public bool IsSignedWith(string authToken)
    {
        var form = Method == "POST" ? Parameters.Where(p => !Query.Contains(p.Key + "=", StringComparison.Ordinal)) : [];
        return Core.Webhooks.RequestSignature.IsValid(authToken, Headers.GetValueOrDefault("X-Twilio-Signature"), Url, form);
    }
}

using Microsoft.AspNetCore.WebUtilities;

namespace WorkDistribution.Server.Tests.Webhooks;

/// <summary>A request as it stood on the wire.</summary>
internal sealed record SeenRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string this[string header] => Headers.GetValueOrDefault(header, "");

    /// <summary>What the receiving side reconstructs.</summary>
    public string Url => "http://" + this["Host"] + Target;

    public IEnumerable<KeyValuePair<string, string>> Form =>
        new FormReader(Body).ReadForm().SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")));
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Instructions;

namespace WorkDistribution.Voice.CallQueues.Tasks;

/// <summary>
/// The attributes of a task that is a call: what the document said, and the call's properties as the wire has them: call_sid, account_sid, from, to, caller,
/// called, direction, api_version, call_status, and from_, to_, caller_ and called_ with city, state, zip and country. Pure.
/// </summary>
internal static class CallTaskAttributes
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a document must not say otherwise: by these the task finds its call.</summary>
    private static readonly string[] Identities = ["CallSid", "AccountSid"];

    /// <summary>Joins them. Where the document names a property of the call, the document's stands, but for the SIDs.</summary>
    /// <param name="written">What the document said; empty for nothing.</param>
    /// <param name="call">The call.</param>
    /// <returns>null when what was written is no JSON object.</returns>
    public static string? Build(string written, CallRecord call)
    {
        if (Parse(written) is not { } attributes)
        {
            return null;
        }

        foreach (var (name, value) in CallParameters.Build(call, CallFacts.None, []))
        {
            var key = ToSnakeCase(name);
            if (Identities.Contains(name) || !attributes.ContainsKey(key))
            {
                attributes[key] = value;
            }
        }

        return attributes.ToJsonString(Plain);
    }

    private static JsonObject? Parse(string written)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(written, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string ToSnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}

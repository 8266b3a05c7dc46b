using System.Text;

namespace WorkDistribution.Testing.Webhooks;

/// <summary>What an application under test answers.</summary>
/// <param name="Body">The body.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Status">The status.</param>
public sealed record WebhookReply(ReadOnlyMemory<byte> Body, string ContentType, int Status = 200)
{
    /// <summary>Instructions: what stands inside of Response.</summary>
    public static WebhookReply Verbs(string verbs) => new(Encoding.UTF8.GetBytes($"<Response>{verbs}</Response>"), "application/xml");

    /// <summary>A fault.</summary>
    public static WebhookReply Fault(int status) => new(Encoding.UTF8.GetBytes("fault"), "text/plain", status);
}

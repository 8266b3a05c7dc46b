using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Tasks;

namespace WorkDistribution.TaskRouting.SharedPools.Relaying;

/// <summary>
/// What a borrower's task is in the lender's workspace. Its identifier follows from the grant and the borrower's reservation, so that it is made once however often it is asked for and found again
/// after a crash, whatever became of its attributes; from it, and from the reference it carries, nothing of the borrower's can be reckoned back.
/// <code>
/// {"pool": {"grant": "PG...", "reference": "..."}, "guest": {the borrower's attributes}}
/// </code>
/// </summary>
internal static class GuestTask
{
    private const int Prefix = 2;
    private const int TimeDigits = 12;
    private const int RandomDigits = 20;
    private const int ReferenceDigits = 32;

    /// <summary>What call processing notes in a task's attributes of its own account's resources: nothing that another account should know.</summary>
    private static readonly string[] Own = ["account_sid", "call_sid", "worker_call_sid", "conference"];

    /// <summary>The identifier of the guest task of a reservation; it begins with the reservation's time, as ordered identifiers do.</summary>
    public static TaskSid SidOf(PoolGrantSid grant, ReservationSid reservation) =>
        new($"{TaskSid.Prefix}{reservation.Value.AsSpan(Prefix, TimeDigits)}{Tail(grant, ReferenceOf(grant, reservation))}");

    /// <summary>Its attributes.</summary>
    /// <param name="grant">The grant.</param>
    /// <param name="reservation">The borrower's reservation.</param>
    /// <param name="attributes">The borrower's task's attributes, a JSON object.</param>
    public static string AttributesOf(PoolGrantSid grant, ReservationSid reservation, string attributes) => PoolJson.Write(writer =>
    {
        writer.WriteStartObject("pool");
        writer.WriteString("grant", grant.Value);
        writer.WriteString("reference", ReferenceOf(grant, reservation));
        writer.WriteEndObject();
        writer.WriteStartObject("guest");
        PoolJson.CopyTo(writer, attributes, Own);
        writer.WriteEndObject();
    });

    /// <summary>Whether a task is a guest of a grant: one that only carries the attributes of one, copied by the lender, is not.</summary>
    public static bool IsOf(PoolGrantSid grant, WorkTask task)
    {
        using var document = JsonDocument.Parse(task.Attributes);
        return document.RootElement.TryGetProperty("pool", out var pool)
            && pool.ValueKind == JsonValueKind.Object
            && pool.TryGetProperty("reference", out var reference)
            && reference.ValueKind == JsonValueKind.String
            && task.Sid.Value.EndsWith(Tail(grant, reference.GetString()!), StringComparison.Ordinal);
    }

    /// <summary>The expression over task attributes that finds the guests of a grant.</summary>
    public static string ExpressionOf(PoolGrantSid grant) => $"pool.grant == \"{grant}\"";

    private static string ReferenceOf(PoolGrantSid grant, ReservationSid reservation) => Hash($"{grant}:{reservation}", ReferenceDigits);

    private static string Tail(PoolGrantSid grant, string reference) => Hash($"guest:{grant}:{reference}", RandomDigits);

    private static string Hash(string text, int digits) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, digits / 2));
}

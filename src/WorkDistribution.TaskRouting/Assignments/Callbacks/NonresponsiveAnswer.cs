using System.Text.Json;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Assignments.Callbacks;

/// <summary>What becomes of a worker who did not answer (R3-48).</summary>
/// <param name="ActivitySid">Its activity, in which it is offered tasks again if the activity allows it; null: the time-out activity stays.</param>
internal sealed record NonresponsiveAnswer(ActivitySid? ActivitySid)
{
    /// <summary>Reads {"activity_sid": "WA..."}; no content, or an object without it, leaves the worker as it is. Pure.</summary>
    public static RoutingResult<NonresponsiveAnswer> Read(ReadOnlyMemory<byte> body)
    {
        if (body.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return new NonresponsiveAnswer((ActivitySid?)null);
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return new RoutingFault(ErrorCatalogue.InstructionInvalid, "The answer is not a JSON object");
            }

            return new JsonInstructionFields(document.RootElement).Text("activity_sid") switch
            {
                null => new NonresponsiveAnswer((ActivitySid?)null),
                { } text when Sid.TryParse<ActivitySid>(text, out var sid) => new NonresponsiveAnswer(sid),
                { } text => new RoutingFault(ErrorCatalogue.InstructionInvalid, $"activity_sid: '{text}' is not the SID of an activity"),
            };
        }
        catch (JsonException exception)
        {
            return new RoutingFault(ErrorCatalogue.InstructionInvalid, FormattableString.Invariant($"The answer is not JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine})"));
        }
    }
}

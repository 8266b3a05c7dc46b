using System.Text.Json;
using WorkDistribution.Core.Errors;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>Reads what an assignment callback answered. Pure.</summary>
internal static class CallbackAnswer
{
    /// <summary>Reads the body of a 2xx answer.</summary>
    /// <returns>The instruction; null for an answer that gives none (no content, or an object without one): the reservation is answered otherwise, by REST or by the worker. Refused with 55555 and the reasons when it is no JSON object or a field is wrong.</returns>
    public static RoutingResult<Instructed> Read(ReadOnlyMemory<byte> body)
    {
        if (body.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return Instructed.Nothing;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return new RoutingFault(ErrorCatalogue.InstructionInvalid, "The answer is not a JSON object");
            }

            var fields = new JsonInstructionFields(document.RootElement);
            if (fields.Text("instruction") is not { } word)
            {
                return Instructed.Nothing;
            }

            var read = InstructionReader.Read(word, fields);
            return read.Succeeded ? new Instructed(read.Value) : RoutingResult<Instructed>.Refused(read.Faults);
        }
        catch (JsonException exception)
        {
            return new RoutingFault(ErrorCatalogue.InstructionInvalid, FormattableString.Invariant($"The answer is not JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine})"));
        }
    }
}

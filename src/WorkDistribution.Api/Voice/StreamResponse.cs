using WorkDistribution.Api.Formats;
using WorkDistribution.Voice.Streams;

namespace WorkDistribution.Api.Voice;

/// <summary>A stream of a call's audio, on the wire.</summary>
internal sealed record StreamResponse(string Sid, string AccountSid, string CallSid, string? Name, string Status, string DateUpdated, string Uri)
{
    public static StreamResponse Of(StreamView stream) => new(
        stream.Sid.Value,
        stream.AccountSid.Value,
        stream.CallSid.Value,
        stream.Name,
        stream.IsStopped ? "stopped" : "in-progress",
        WireDate.Write(stream.DateUpdated),
        $"/2010-04-01/Accounts/{stream.AccountSid}/Calls/{stream.CallSid}/Streams/{stream.Sid}.json");
}

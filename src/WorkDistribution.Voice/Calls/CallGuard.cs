using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Calls;

/// <summary>The edge at which a fault of ours ends one call and no other.</summary>
internal static class CallGuard
{
    /// <summary>Runs a part of a call; what escapes from it is logged and ends the call.</summary>
    /// <returns>false when something escaped.</returns>
    public static async Task<bool> RunAsync(CallSession call, Func<Task> part)
    {
        try
        {
            await part();
            return true;
        }
        catch (OperationCanceledException) when (call.Leg.Gone.IsCancellationRequested)
        {
            return true;
        }
#pragma warning disable CA1031 // The edge of one call's run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.CallFailed(call.Services.Log, exception, call.Record.Sid.Value);
            call.Leg.End(LegEndRequest.InternalError);
            return false;
        }
    }
}

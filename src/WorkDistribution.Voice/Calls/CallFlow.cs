using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Calls.Legs;
using WorkDistribution.Voice.Verbs;

namespace WorkDistribution.Voice.Calls;

/// <summary>Leads a call through its documents to its end.</summary>
internal sealed class CallFlow(CallServices services, VerbExecutorRegistry verbs)
{
    /// <summary>Runs documents on an open call, ends it and closes it.</summary>
    public async Task RunAsync(CallSession call, CallInstructions instructions)
    {
        await CallGuard.RunAsync(call, async () =>
        {
            var end = await new DocumentRunner(call, services, verbs).RunAsync(instructions);
            var request = end is RunEnd.HangUp hangUp ? hangUp.Request : LegEndRequest.HangUp;
            if (request.AnswersFirst && !call.AnswersOnBridge)
            {
                await call.Leg.AnswerAsync(call.Leg.Gone);
            }

            call.Leg.End(request);
        });
        await call.CloseAsync();
    }
}

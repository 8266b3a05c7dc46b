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
            TellTransfer(call, end);
            var request = end is RunEnd.HangUp hangUp ? hangUp.Request : LegEndRequest.HangUp;
            if (request.AnswersFirst && !call.AnswersOnBridge)
            {
                await call.Leg.AnswerAsync(call.Leg.Gone);
            }

            call.Leg.End(request);
        });
        call.Transfer?.Failed(500);
        await call.CloseAsync();
    }

    /// <summary>The last word, where nothing in the documents had said it.</summary>
    private static void TellTransfer(CallSession call, RunEnd end)
    {
        if (end is RunEnd.Gone)
        {
            call.Transfer?.Failed(487);
        }
        else if (end is RunEnd.HangUp { Request: var request } && request == LegEndRequest.ApplicationError)
        {
            call.Transfer?.Failed(500);
        }
        else
        {
            call.Transfer?.Succeeded();
        }
    }
}

using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Logging;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Documents;

namespace WorkDistribution.Voice.Notifications;

/// <summary>Writes the faults of one call's (or conference's) application into its account's error log (R1-96). Bounded a call; never fails it.</summary>
/// <param name="services">What all calls share.</param>
/// <param name="account">Whose log.</param>
/// <param name="call">The call; null for a conference.</param>
internal sealed class CallNotifier(CallServices services, AccountSid account, CallSid? call)
{
    private readonly HashSet<string> _once = [];
    private readonly Lock _gate = new();
    private int _reported;

    private string Subject => call?.Value ?? account.Value;

    /// <summary>Writes an entry.</summary>
    public Task ReportAsync(ErrorCode error, string message, bool isWarning, WebhookRequest? request = null, WebhookOutcome? outcome = null) =>
        WriteAsync(error, message, isWarning, null, null, request, outcome);

    /// <summary>Writes an entry unless the call has one with the same text.</summary>
    public Task ReportOnceAsync(ErrorCode error, string message, bool isWarning)
    {
        lock (_gate)
        {
            if (!_once.Add(message))
            {
                return Task.CompletedTask;
            }
        }

        return WriteAsync(error, message, isWarning, null, null, null, null);
    }

    /// <summary>Writes an entry for each problem of a document.</summary>
    public async Task ReportAsync(ImmutableArray<DocumentProblem> problems, WebhookRequest? request, WebhookOutcome? outcome)
    {
        foreach (var problem in problems)
        {
            var hasPlace = problem.Line > 0;
            await WriteAsync(
                problem.Error,
                problem.Message,
                problem.IsWarning,
                hasPlace ? problem.Line : null,
                hasPlace ? problem.Column : null,
                request,
                outcome);
        }
    }

    private async Task WriteAsync(ErrorCode error, string message, bool isWarning, int? line, int? column, WebhookRequest? request, WebhookOutcome? outcome)
    {
        if (Interlocked.Increment(ref _reported) > services.Settings.MaxNotificationsPerCall)
        {
            return;
        }

        VoiceLog.ApplicationFault(services.Log, Subject, error.Code, message);
        var entry = new Notification
        {
            Sid = services.Sids.New<NotificationSid>(),
            AccountSid = account,
            CallSid = call,
            ErrorCode = error.Code,
            Log = isWarning ? 1 : 0,
            MessageText = message,
            Line = line,
            Column = column,
            MessageDate = services.Clock.GetUtcNow(),
        };
        try
        {
            await services.Stores.Notifications.AddAsync(entry.About(request, outcome), CancellationToken.None);
        }
#pragma warning disable CA1031 // The log of faults must not add one to the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            VoiceLog.RecordNotKept(services.Log, exception, Subject);
        }
    }
}

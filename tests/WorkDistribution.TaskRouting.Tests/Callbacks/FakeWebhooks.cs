using System.Text;
using System.Threading.Channels;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.TaskRouting.Tests.Callbacks;

/// <summary>A customer's application: every request is seen in order, and answered when and how the test says.</summary>
internal sealed class FakeWebhooks : IWebhookClient
{
    private readonly Channel<WebhookRequest> _seen = Channel.CreateUnbounded<WebhookRequest>();

    public Func<WebhookRequest, Task<WebhookOutcome>> Answer { get; set; } = static _ => Task.FromResult(Ok(""));

    public static WebhookOutcome Ok(string body) => new WebhookOutcome.Answered(200, "application/json", Encoding.UTF8.GetBytes(body), "", []);

    public static WebhookOutcome Failed(int? status = null) => new WebhookOutcome.Failed(ErrorCatalogue.HttpRetrievalFailure, "did not work", status);

    public static string Value(WebhookRequest request, string name) => request.Parameters.Single(parameter => parameter.Key == name).Value;

    public async Task<WebhookOutcome> SendAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        _seen.Writer.TryWrite(request);
        return await Answer(request).WaitAsync(cancellationToken);
    }

    public async Task<WebhookRequest> NextAsync()
    {
        using var limit = new CancellationTokenSource(Testing.Limits.Wait);
        return await _seen.Reader.ReadAsync(limit.Token);
    }

    public bool TryNext() => _seen.Reader.TryRead(out _);
}

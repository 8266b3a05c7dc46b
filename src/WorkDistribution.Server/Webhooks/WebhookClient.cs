using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Server.Webhooks;

/// <summary>Sends webhooks: the account's token, the limits, the time, the retries; <see cref="FetchClient"/> does the rest.</summary>
internal sealed class WebhookClient(
    FetchClient fetch,
    FetchLimits limits,
    IAccountStore accounts,
    IOptions<WebhookOptions> options,
    WebhookCounters counters,
    WebhookClock time) : IWebhookClient
{
    private static readonly ResiliencePropertyKey<RetryCauses> RetryOnKey = new("RetryOn");
    private readonly ConcurrentDictionary<int, ResiliencePipeline<FetchResult>> _pipelines = new();

    /// <inheritdoc/>
    public async Task<WebhookOutcome> SendAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        if (!WebhookUrl.TryParse(request.Url, out var url, out var problem))
        {
            counters.CountFailed();
            return new WebhookOutcome.Failed(ErrorCatalogue.UrlNotUsable, problem);
        }

        if (await accounts.FindAsync(request.AccountSid, cancellationToken) is not { } account)
        {
            return new WebhookOutcome.Failed(ErrorCatalogue.DocumentInternalFailure, $"There is no account {request.AccountSid}.");
        }

        var started = time.Clock.GetTimestamp();
        var outcome = await SendWithinLimitsAsync(request, url, account.AuthToken, cancellationToken);
        Report(request, url, outcome, time.Clock.GetElapsedTime(started));
        return outcome;
    }

    private async Task<WebhookOutcome> SendWithinLimitsAsync(WebhookRequest request, WebhookUrl url, string authToken, CancellationToken cancellationToken)
    {
        var total = url.Overrides.Total ?? request.Timeout;
        using var limit = new CancellationTokenSource(total, time.Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var place = await limits.EnterAsync(url.Canonical.Host, linked.Token);
            if (!place.IsAcquired)
            {
                counters.CountRefused();
                WebhookLog.Refused(time.Log, url.Shown, request.AccountSid.Value);
                return new WebhookOutcome.Failed(ErrorCatalogue.HttpConnectionFailure, $"Too many requests to {url.Authority} wait for an answer.");
            }

            counters.CountSent();
            return await SendWithRetriesAsync(request, url, authToken, linked.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new WebhookOutcome.Failed(ErrorCatalogue.HttpConnectionFailure, $"{url.Shown} did not answer within {total.TotalSeconds:0.#} s.");
        }
    }

    private async Task<WebhookOutcome> SendWithRetriesAsync(WebhookRequest request, WebhookUrl url, string authToken, CancellationToken cancellationToken)
    {
        var attempt = new FetchRequest
        {
            Url = url,
            OwnersUrl = request.Url,
            Method = request.Method,
            Parameters = request.Parameters,
            AuthToken = authToken,
            Cookies = request.Cookies,
            IdempotencyToken = new Guid(RandomNumberGenerator.GetBytes(16)).ToString(),
        };
        var retries = url.Overrides.Retries ?? request.Retries;
        if (retries <= 0)
        {
            return (await fetch.FetchAsync(attempt, cancellationToken)).Outcome;
        }

        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(RetryOnKey, url.Overrides.RetryOn ?? (url.Overrides.Retries is null ? RetryCauses.Connect | RetryCauses.Read | RetryCauses.ServerError : RetryCauses.Connect));
            var result = await _pipelines.GetOrAdd(Math.Min(retries, 10), Pipeline).ExecuteAsync(
                static async (c, s) => await s.fetch.FetchAsync(s.attempt, c.CancellationToken),
                context,
                (fetch, attempt));
            return result.Outcome;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<FetchResult> Pipeline(int retries) =>
        new ResiliencePipelineBuilder<FetchResult> { TimeProvider = time.Clock }
            .AddRetry(new RetryStrategyOptions<FetchResult>
            {
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.Value.RetryDelay,
                ShouldHandle = static arguments => new ValueTask<bool>(
                    arguments.Outcome.Result is { } result
                    && arguments.Context.Properties.TryGetValue(RetryOnKey, out var causes)
                    && (result.Cause & causes) != RetryCauses.None),
                OnRetry = _ =>
                {
                    counters.CountRetried();
                    return default;
                },
            })
            .Build();

    private void Report(WebhookRequest request, WebhookUrl url, WebhookOutcome outcome, TimeSpan elapsed)
    {
        var failed = outcome as WebhookOutcome.Failed;
        if (failed is not null)
        {
            counters.CountFailed();
            if (failed.Error == ErrorCatalogue.UrlNotUsable)
            {
                WebhookLog.Forbidden(time.Log, url.Shown, request.AccountSid.Value, failed.Detail);
            }
        }

        if (time.Log.IsEnabled(LogLevel.Debug))
        {
            WebhookLog.Sent(
                time.Log,
                request.Method.ToString(),
                url.Shown,
                request.AccountSid.Value,
                failed is null ? "answered" : failed.Error.Code.ToString(System.Globalization.CultureInfo.InvariantCulture),
                elapsed.TotalMilliseconds);
        }
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Playback;
using WorkDistribution.Voice.Playback;

namespace WorkDistribution.Server.Webhooks;

/// <summary>Fetches audio, decodes it once and keeps it by HTTP's rules. Requests for the same file at the same time share one fetch,
/// which goes on when one of them is given up.</summary>
internal sealed class MediaSource(
    FetchClient fetch,
    FetchLimits limits,
    IAccountStore accounts,
    IPromptLibrary prompts,
    IOptions<WebhookOptions> options,
    WebhookClock time) : IMediaSource, IAsyncDisposable
{
    private readonly MediaCache _cache = new(options.Value.AudioCacheLimit);
    private readonly ConcurrentDictionary<MediaKey, Lazy<Task<MediaSourceOutcome>>> _running = new();
    private readonly CancellationTokenSource _stop = new();

    /// <inheritdoc/>
    public async Task<MediaSourceOutcome> GetAsync(AccountSid accountSid, string url, CancellationToken cancellationToken)
    {
        if (!WebhookUrl.TryParse(url, out var parsed, out var problem))
        {
            return new MediaSourceOutcome.Failed(ErrorCatalogue.UrlNotUsable, problem);
        }

        var key = new MediaKey(accountSid, parsed.Signed);
        if (_cache.TryGet(key, out var cached) && time.Clock.GetUtcNow() < cached.FreshUntil)
        {
            return new MediaSourceOutcome.Ready(cached.Prompt);
        }

        var running = _running.GetOrAdd(key, k => new Lazy<Task<MediaSourceOutcome>>(() => RunAsync(k, parsed)));
        return await running.Value.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running.Values.Select(r => r.Value));
        _stop.Dispose();
    }

    private async Task<MediaSourceOutcome> RunAsync(MediaKey key, WebhookUrl url)
    {
        // The caller's part of the work ends here, so that the entry is in the table before the fetch can end.
        await Task.Yield();
        using var limit = new CancellationTokenSource(url.Overrides.Total ?? options.Value.AudioTimeout, time.Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stop.Token);
        try
        {
            return await FetchAsync(key, url, linked.Token);
        }
        catch (OperationCanceledException)
        {
            return new MediaSourceOutcome.Failed(ErrorCatalogue.HttpConnectionFailure, $"{url.Shown} was not fetched in time.");
        }
        finally
        {
            _running.TryRemove(key, out _);
        }
    }

    private async Task<MediaSourceOutcome> FetchAsync(MediaKey key, WebhookUrl url, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(key.AccountSid, cancellationToken) is not { } account)
        {
            return new MediaSourceOutcome.Failed(ErrorCatalogue.DocumentInternalFailure, $"There is no account {key.AccountSid}.");
        }

        using var place = await limits.EnterAsync(url.Canonical.Host, cancellationToken);
        if (!place.IsAcquired)
        {
            WebhookLog.Refused(time.Log, url.Shown, key.AccountSid.Value);
            return new MediaSourceOutcome.Failed(ErrorCatalogue.HttpConnectionFailure, $"Too many requests to {url.Authority} wait for an answer.");
        }

        _cache.TryGet(key, out var cached);
        var result = await fetch.FetchAsync(
            new FetchRequest
            {
                Url = url,
                OwnersUrl = url.Signed,
                Method = WebhookMethod.Get,
                Parameters = [],
                AuthToken = account.AuthToken,
                IdempotencyToken = new Guid(RandomNumberGenerator.GetBytes(16)).ToString(),
                Headers = CachePolicy.Conditions(cached?.ETag, cached?.LastModified),
                IsMedia = true,
            },
            cancellationToken);
        return result.Outcome switch
        {
            WebhookOutcome.Answered { Status: 304 } answer when cached is not null => Refresh(key, cached, answer),
            WebhookOutcome.Answered answer => await DecodeAsync(key, url, answer, cancellationToken),
            WebhookOutcome.Failed failed => new MediaSourceOutcome.Failed(failed.Error, failed.Detail),
            _ => throw new InvalidOperationException("The hierarchy of outcomes is closed."),
        };
    }

    private MediaSourceOutcome.Ready Refresh(MediaKey key, CachedMedia cached, WebhookOutcome.Answered answer)
    {
        var now = time.Clock.GetUtcNow();
        var policy = CachePolicy.Read(answer.Headers, now);
        _cache.Set(key, cached with
        {
            FreshUntil = now + policy.Lifetime,
            ETag = policy.ETag ?? cached.ETag,
            LastModified = policy.LastModified ?? cached.LastModified,
        });
        return new MediaSourceOutcome.Ready(cached.Prompt);
    }

    private async Task<MediaSourceOutcome> DecodeAsync(MediaKey key, WebhookUrl url, WebhookOutcome.Answered answer, CancellationToken cancellationToken)
    {
        var now = time.Clock.GetUtcNow();
        var policy = CachePolicy.Read(answer.Headers, now);
        var decoded = await prompts.DecodeAsync(answer.Body, answer.ContentType, cancellationToken);
        if (decoded is PromptOutcome.Failed failed)
        {
            _cache.Remove(key);
            return new MediaSourceOutcome.Failed(
                failed.Reason == PromptFailure.TooLarge ? ErrorCatalogue.ResponseTooLarge : ErrorCatalogue.PlayContentTypeInvalid,
                $"{url.Shown} ({(answer.ContentType.Length > 0 ? answer.ContentType : "no Content-Type")}): {failed.Detail}");
        }

        var prompt = ((PromptOutcome.Ready)decoded).Prompt;
        if (policy.MayStore)
        {
            _cache.Set(key, new CachedMedia(prompt, now + policy.Lifetime, policy.ETag, policy.LastModified));
        }
        else
        {
            _cache.Remove(key);
        }

        return new MediaSourceOutcome.Ready(prompt);
    }
}

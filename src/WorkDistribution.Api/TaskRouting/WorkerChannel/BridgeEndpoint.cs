using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>Takes the commands of workers' clients: who asks (401), is it allowed by the token (403), is there room (429), then the operation. Open to pages of any origin: nothing but the token lets anybody in.</summary>
internal sealed class BridgeEndpoint(WorkerTokens tokens, BridgeOperations operations, RequestLimits limits, IOptions<ApiOptions> options, WorkerChannelClock time)
{
    /// <summary>Handles one command.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        Open(context);
        IResult result;
        try
        {
            result = await AnswerAsync(context);
        }
        catch (PageTokenException exception)
        {
            result = ApiErrors.Of(ErrorCatalogue.InvalidParameter, "AfterSid: " + exception.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // The edge of a request: it fails alone, with a JSON answer.
        catch (Exception exception) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            WorkerChannelLog.CommandFailed(time.Log, exception);
            result = ApiErrors.Of(ErrorCatalogue.InternalError);
        }

        await result.ExecuteAsync(context);
    }

    /// <summary>Answers a browser that asks first whether it may.</summary>
    public static Task PreflightAsync(HttpContext context)
    {
        Open(context);
        context.Response.Headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        context.Response.Headers.AccessControlAllowHeaders = "apiVersion, Content-Type, If-Match";
        context.Response.Headers.AccessControlMaxAge = "86400";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static void Open(HttpContext context) => context.Response.Headers.AccessControlAllowOrigin = "*";

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { } request)
        {
            return ApiErrors.Of(ErrorCatalogue.InvalidParameter, "The body must be a JSON object with url, method (GET or POST), params and token");
        }

        if (await tokens.ReadAsync(request.Token, context.RequestAborted) is not { } token)
        {
            return ApiErrors.Of(ErrorCatalogue.Unauthorized, "The token is not valid, not valid any more, or of no worker");
        }

        if (limits.Count(token.AccountSid, RequestKind.Plain) is { Ticks: > 0 } wait)
        {
            return TooMany(context, wait);
        }

        using var place = await limits.EnterAsync(token.AccountSid, context.RequestAborted);
        if (place is null)
        {
            return TooMany(context, TimeSpan.FromSeconds(1));
        }

        if (!IsAllowed(token, request))
        {
            return ApiErrors.Of(ErrorCatalogue.AccessDenied, $"The token does not allow {request.Method} /{string.Join('/', request.PolicyPath)} with these parameters");
        }

        var ifMatch = context.Request.Headers.IfMatch is { Count: > 0 } given ? given.ToString() : null;
        return await operations.RunAsync(new BridgeCommand(request, token, ifMatch, context.Connection.RemoteIpAddress?.ToString()), context.RequestAborted);
    }

    private async Task<BridgeRequest?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > options.Value.MaxBodyBytes)
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.Value.MaxBodyBytes;
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, new JsonDocumentOptions { MaxDepth = 64 }, context.RequestAborted);
            return document.RootElement.ValueKind == JsonValueKind.Object ? BridgeRequest.Read(document.RootElement) : null;
        }
        catch (Exception exception) when (exception is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static bool IsAllowed(WorkerToken token, BridgeRequest request)
    {
        var path = request.PolicyPath;
        var parameters = request.Parameters.Keys.ToArray();
        var allowed = false;
        foreach (var policy in token.Policies)
        {
            if (policy.Matches(request.Method, path, parameters))
            {
                if (!policy.Allow)
                {
                    return false;
                }

                allowed = true;
            }
        }

        return allowed;
    }

    private static ApiAnswer TooMany(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ApiErrors.Of(ErrorCatalogue.TooManyRequests);
    }
}

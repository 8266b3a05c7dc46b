using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Api.Authentication;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Api.Routing;

/// <summary>
/// The way of every request, the same for all resources:
/// 1. who asks (401), 2. for which account (404), 3. is there room (429), 4. what is asked (400, 413), 5. is there such an operation (405),
/// 6. the resource's handler, 7. its answer as JSON; whatever goes wrong is JSON too.
/// </summary>
internal sealed class ApiDispatcher(AccountGate gate, RequestLimits limits, IAccountStore accounts, IOptions<ApiOptions> options, ApiMetrics metrics, ILogger<ApiDispatcher> logger)
{
    private const string MethodOverride = "_method";

    /// <summary>Handles a request of a mapped path.</summary>
    public async Task HandleAsync(HttpContext context, ApiOperations operations)
    {
        IResult result;
        try
        {
            result = await AnswerAsync(context, operations);
        }
        catch (PageTokenException exception)
        {
            result = ApiErrors.Of(ErrorCatalogue.InvalidParameter, "PageToken: " + exception.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // The edge of a request: it fails alone, with a JSON answer.
        catch (Exception exception) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            ApiLog.Failed(logger, context.Request.Method, context.Request.Path.Value ?? "", exception);
            result = ApiErrors.Of(ErrorCatalogue.InternalError);
        }

        await WriteAsync(context, result);
    }

    /// <summary>Answers a path that nobody has.</summary>
    public Task NotFoundAsync(HttpContext context) => WriteAsync(context, ApiErrors.NotFound(context.Request));

    private async Task<IResult> AnswerAsync(HttpContext context, ApiOperations operations)
    {
        var (caller, account, refusal) = await EnterAsync(context, operations);
        if (refusal is not null)
        {
            return refusal;
        }

        if (limits.Count(caller!.Sid, RequestKind.Plain) is { Ticks: > 0 } pause)
        {
            return TooMany(context, caller, pause);
        }

        using var place = await limits.EnterAsync(caller.Sid, context.RequestAborted);
        if (place is null)
        {
            return TooMany(context, caller, TimeSpan.FromSeconds(1));
        }

        var (form, problem) = operations.TakesJson && context.Request.HasJsonContentType() ? default : await FormReader.ReadAsync(context, options.Value.MaxBodyBytes);
        if (problem is not null)
        {
            return problem;
        }

        var parameters = new RequestParameters(context.Request.Query, form);
        var method = MethodOf(context.Request, parameters);
        if (operations.Find(method) is not { } operation || (method == "HEAD" && !operations.IsMedia))
        {
            context.Response.Headers.Allow = operations.Allowed;
            return ApiErrors.Of(ErrorCatalogue.MethodNotAllowed);
        }

        if (account!.Status != AccountStatus.Active && !operations.OfAccountItself && operation != operations.Get)
        {
            return ApiErrors.Of(ErrorCatalogue.AccountSuspended);
        }

        var kind = operations.Kind?.Invoke(parameters) ?? RequestKind.Plain;
        if (kind != RequestKind.Plain && limits.Count(caller.Sid, kind, operations.Pattern) is { Ticks: > 0 } wait)
        {
            return TooMany(context, caller, wait);
        }

        return await operation(new ApiRequest(context, caller, account, parameters) { Origin = OriginOf(context.Request) });
    }

    private ApiAnswer TooMany(HttpContext context, Account caller, TimeSpan wait)
    {
        if (limits.MayTell(caller.Sid))
        {
            ApiLog.TooMany(logger, caller.Sid.Value);
        }

        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ApiErrors.Of(ErrorCatalogue.TooManyRequests);
    }

    private string OriginOf(HttpRequest request) => options.Value.PublicUrl ?? $"{request.Scheme}://{request.Host}";

    private async ValueTask<(Account? Caller, Account? Account, IResult? Refusal)> EnterAsync(HttpContext context, ApiOperations operations)
    {
        var path = context.Request.RouteValues["accountSid"] as string;
        var caller = await gate.AuthenticateAsync(context.Request, context.RequestAborted);
        if (caller is null && operations.IsMedia && !options.Value.RequireMediaAuthentication && context.Request.Headers.Authorization.Count == 0)
        {
            caller = Sid.TryParse<AccountSid>(path, out var sid) ? await accounts.FindAsync(sid, context.RequestAborted) : null;
            return caller is null ? (null, null, ApiErrors.NotFound(context.Request)) : (caller, caller, null);
        }

        if (caller is null)
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"WorkDistribution API\", charset=\"UTF-8\"";
            return (null, null, ApiErrors.Of(ErrorCatalogue.Unauthorized));
        }

        if (caller.Status != AccountStatus.Active)
        {
            return (null, null, ApiErrors.Of(ErrorCatalogue.AccountSuspended));
        }

        var account = path is null ? caller : await gate.OpenAsync(caller, path, context.RequestAborted);
        return account is null ? (null, null, ApiErrors.NotFound(context.Request)) : (caller, account, null);
    }

    /// <summary>Clients that know only GET and POST say DELETE or PUT by posting a _method parameter. A GET is never taken for anything else: links must stay harmless.</summary>
    private static string MethodOf(HttpRequest request, RequestParameters parameters) =>
        request.Method == "POST" && parameters.Text(MethodOverride)?.ToUpperInvariant() is "DELETE" or "PUT"
            ? parameters.Text(MethodOverride)!.ToUpperInvariant()
            : request.Method;

    private Task WriteAsync(HttpContext context, IResult result)
    {
        if (result is ApiAnswer { Code: not 0 } refusal)
        {
            metrics.Refused(refusal.Code);
            ApiLog.Refused(logger, context.Request.Method, context.Request.Path.Value ?? "", refusal.Code, (refusal.Body as ErrorResponse)?.Message ?? "");
        }

        return result.ExecuteAsync(context);
    }
}

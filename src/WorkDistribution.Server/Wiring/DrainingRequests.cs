using WorkDistribution.Core.Errors;
using WorkDistribution.Server.Lifetime;

namespace WorkDistribution.Server.Wiring;

/// <summary>While the server drains REST starts no new calls (503); everything else goes on, for the live calls need it.</summary>
internal sealed class DrainingRequests(RequestDelegate next, ServerState state)
{
    /// <summary>Handles one request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (state.IsDraining && HttpMethods.IsPost(context.Request.Method) && StartsCall(context.Request.Path))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.ContentType = "application/json";
            context.Response.Headers.RetryAfter = "5";
            var error = ErrorCatalogue.ServiceUnavailable;
            return context.Response.WriteAsync(
                $$"""{"code":{{error.Code}},"message":"{{error.Message}}","more_info":"{{error.MoreInfo}}","status":{{error.HttpStatus}}}""",
                context.RequestAborted);
        }

        return next(context);
    }

    private static bool StartsCall(PathString path) =>
        path.Value is { } text
        && (text.EndsWith("/Calls.json", StringComparison.OrdinalIgnoreCase) || text.EndsWith("/Calls", StringComparison.OrdinalIgnoreCase));
}

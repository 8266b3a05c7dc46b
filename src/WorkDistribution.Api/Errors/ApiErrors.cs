using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;

namespace WorkDistribution.Api.Errors;

/// <summary>Answers that refuse.</summary>
internal static class ApiErrors
{
    /// <summary>One problem.</summary>
    public static ApiAnswer Of(ErrorCode error, string? detail = null) => Of([new ApiProblem(error, detail)]);

    /// <summary>All problems of a request in one answer: the code and status of the first, the words of all.</summary>
    public static ApiAnswer Of(IReadOnlyList<ApiProblem> problems)
    {
        var first = problems[0].Error;
        var message = string.Join("; ", problems.Select(static problem => problem.Message));
        return new ApiAnswer(first.HttpStatus, new ErrorResponse(first.Code, message, first.MoreInfo, first.HttpStatus), ApiJson.Wire.ErrorResponse, first.Code);
    }

    /// <summary>There is no such resource, for handlers that would await otherwise.</summary>
    public static Task<IResult> NotFoundAsync(ApiRequest request) => Task.FromResult<IResult>(NotFound(request.Http.Request));

    /// <summary>There is no such resource, or it is not the caller's: the answer does not tell which.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="detail">What of it there is not, where the path does not say.</param>
    public static ApiAnswer NotFound(HttpRequest request, string? detail = null) =>
        Of(ErrorCatalogue.NotFound, $"The requested resource {request.Path.Value} was not found{(detail is null ? "" : ": " + detail)}");
}

using WorkDistribution.Core.Errors;

namespace WorkDistribution.Api.Errors;

/// <summary>One thing wrong with a request.</summary>
/// <param name="Error">The catalogue entry.</param>
/// <param name="Detail">In words, naming the field; null takes the catalogue's text.</param>
internal sealed record ApiProblem(ErrorCode Error, string? Detail = null)
{
    public string Message => Detail ?? Error.Message;
}

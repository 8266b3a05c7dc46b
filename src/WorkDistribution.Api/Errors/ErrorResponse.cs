namespace WorkDistribution.Api.Errors;

/// <summary>The body of every refusal.</summary>
internal sealed record ErrorResponse(int Code, string Message, string MoreInfo, int Status);

namespace WorkDistribution.Core.Errors;

/// <summary>One entry of the error catalogue. The code is what the wire API documents for the case.</summary>
/// <param name="Code">The catalogue number, five digits.</param>
/// <param name="HttpStatus">The status a REST answer carries with it.</param>
/// <param name="Message">The standing text; a REST answer or notification may say more.</param>
public sealed record ErrorCode(int Code, int HttpStatus, string Message)
{
    /// <summary>Where the code is explained; the address that <c>more_info</c> carries.</summary>
    public string MoreInfo => $"https://www.twilio.com/docs/errors/{Code}";
}

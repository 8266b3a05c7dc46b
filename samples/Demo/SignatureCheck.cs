using System.Security.Cryptography;
using System.Text;

namespace WorkDistribution.Samples.Demo;

/// <summary>Lets in only what the server signed: base64 of HMAC-SHA1, keyed with the account's token, over the address and the sorted form parameters.</summary>
internal sealed class SignatureCheck(RequestDelegate next, string token)
{
    /// <summary>Checks one request; one that was not signed is answered 403.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var signed = new StringBuilder($"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}{request.QueryString}");
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(context.RequestAborted);
            foreach (var (name, values) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
            {
                foreach (var value in values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                {
                    signed.Append(name).Append(value);
                }
            }
        }

        var expected = HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(signed.ToString()));
        var given = Encoding.UTF8.GetBytes(request.Headers["X-Twilio-Signature"].ToString());
        if (!CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Convert.ToBase64String(expected))))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await next(context);
    }
}

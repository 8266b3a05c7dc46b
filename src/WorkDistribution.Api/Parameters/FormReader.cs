using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WorkDistribution.Api.Errors;
using WorkDistribution.Core.Errors;

namespace WorkDistribution.Api.Parameters;

/// <summary>Reads the form of a request within its limits.</summary>
internal static class FormReader
{
    private const int MaxFields = 256;

    /// <summary>The form; null when the request has no body. A body that is no form, or too large, is a problem.</summary>
    public static async Task<(IFormCollection? Form, IResult? Problem)> ReadAsync(HttpContext context, int maxBytes)
    {
        var request = context.Request;
        if (context.Features.Get<IFormFeature>()?.Form is { } read)
        {
            return (read, null);
        }

        if (request.Method is not ("POST" or "PUT") || request.ContentLength is 0 || (request.ContentLength is null && request.ContentType is null))
        {
            return (null, null);
        }

        if (!request.HasFormContentType || request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return (null, ApiErrors.Of(ErrorCatalogue.InvalidParameter, "Content-Type must be application/x-www-form-urlencoded"));
        }

        if (request.ContentLength > maxBytes)
        {
            return (null, TooLarge(maxBytes));
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = maxBytes;
        }

        try
        {
            request.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { BufferBody = false, BufferBodyLengthLimit = maxBytes, ValueCountLimit = MaxFields, ValueLengthLimit = maxBytes }));
            return (await request.ReadFormAsync(context.RequestAborted), null);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge(maxBytes));
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return (null, ApiErrors.Of(ErrorCatalogue.InvalidParameter, "The request body is not a readable form: " + exception.Message));
        }
    }

    private static Formats.ApiAnswer TooLarge(int maxBytes) =>
        ApiErrors.Of(ErrorCatalogue.InvalidParameter with { HttpStatus = StatusCodes.Status413PayloadTooLarge }, $"The request body is larger than {maxBytes} bytes");
}

using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Api.Messages;

/// <summary>Media of messages, and the way to them.</summary>
internal sealed class MessageMediaResource(IMessageStore messages)
{
    public static readonly OperationParameters ListParameters = new(["DateCreated", "DateCreated<", "DateCreated>", .. OperationParameters.Paging], [], []);

    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<MessageMediaResource>("Messages/{messageSid}/Media.json", static (resource, request) => resource.ListAsync(request));
        routes.MapInAccount<MessageMediaResource>(
            "Messages/{messageSid}/Media/{sid}.json",
            static (resource, request) => resource.FetchAsync(request),
            delete: static (resource, request) => resource.DeleteAsync(request));
        routes.MapMedia<MessageMediaResource>("Messages/{messageSid}/Media/{sid}", static (resource, request) => resource.ContentAsync(request));
    }

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var created = DateRange.Read(request.Parameters, "DateCreated");
        var page = request.Parameters.Page();
        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        if (request.Sid<MessageSid>("messageSid") is not { } message || await messages.FindAsync(request.Account.Sid, message, request.Aborted) is null)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var found = await messages.ListMediaAsync(request.Account.Sid, message, created.From, created.Before, page, request.Aborted);
        return new PageAnswer<MessageMedia, MessageMediaResponse>("media_list", page, found, found.Items.Select(MessageMediaResponse.Of), ApiJson.Wire.MessageMediaResponse);
    }

    private async Task<IResult> FetchAsync(ApiRequest request) =>
        await FindAsync(request) is { } media ? ApiAnswer.Ok(MessageMediaResponse.Of(media), ApiJson.Wire.MessageMediaResponse) : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> DeleteAsync(ApiRequest request) =>
        await FindAsync(request) is { } media && await messages.DeleteMediaAsync(request.Account.Sid, media.MessageSid, media.Sid, request.Aborted)
            ? ApiAnswer.NoContent
            : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> ContentAsync(ApiRequest request)
    {
        if (await FindAsync(request) is not { } media)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        if (media.Url is { } url)
        {
            return TypedResults.Redirect(url, permanent: false, preserveMethod: true);
        }

        if (await messages.ReadMediaAsync(request.Account.Sid, media.MessageSid, media.Sid, request.Aborted) is not { } content)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        // A stranger has sent it: no browser may take it for anything but what it is called, or run what is in it.
        var headers = request.Http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Bytes(content, media.ContentType.Length > 0 ? media.ContentType : "application/octet-stream", enableRangeProcessing: true, lastModified: media.DateCreated);
    }

    private async Task<MessageMedia?> FindAsync(ApiRequest request) =>
        request.Sid<MessageSid>("messageSid") is { } message && request.Sid<MediaSid>() is { } sid ? await messages.FindMediaAsync(request.Account.Sid, message, sid, request.Aborted) : null;
}

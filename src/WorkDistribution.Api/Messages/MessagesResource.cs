using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Api.Messages;

/// <summary>Messages: sent, looked at, called off, their text taken out and their records removed.</summary>
internal sealed class MessagesResource(IMessageStore messages, IMessageControl control, MessageCommandReader reader)
{
    public static readonly OperationParameters ListParameters = new(["To", "From", "DateSent", "DateSent<", "DateSent>", .. OperationParameters.Paging], [], []);

    public static void Map(ApiRoutes routes)
    {
        routes.MapInAccount<MessagesResource>("Messages.json", static (resource, request) => resource.ListAsync(request), static (resource, request) => resource.CreateAsync(request));
        routes.MapInAccount<MessagesResource>(
            "Messages/{sid}.json",
            static (resource, request) => resource.FetchAsync(request),
            static (resource, request) => resource.UpdateAsync(request),
            static (resource, request) => resource.DeleteAsync(request));
    }

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var sent = DateRange.Read(parameters, "DateSent");
        var page = parameters.Page();
        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var filter = new MessageFilter(Address(parameters.Text("To")), Address(parameters.Text("From")), sent.From, sent.Before);
        var found = await messages.ListAsync(request.Account.Sid, filter, page, request.Aborted);
        return new PageAnswer<MessageRecord, MessageResponse>("messages", page, found, found.Items.Select(MessageResponse.Of), ApiJson.Wire.MessageResponse);
    }

    private async Task<IResult> CreateAsync(ApiRequest request)
    {
        var command = await reader.ReadCreateAsync(request);
        return request.Parameters.Refusal ?? Answer(request, await control.SendAsync(command, request.Aborted), static message => ApiAnswer.Created(MessageResponse.Of(message), ApiJson.Wire.MessageResponse));
    }

    private async Task<IResult> FetchAsync(ApiRequest request) =>
        request.Sid<MessageSid>() is { } sid && await messages.FindAsync(request.Account.Sid, sid, request.Aborted) is { } message ? Shown(message) : ApiErrors.NotFound(request.Http.Request);

    private async Task<IResult> UpdateAsync(ApiRequest request)
    {
        if (request.Sid<MessageSid>() is not { } sid || await messages.FindAsync(request.Account.Sid, sid, request.Aborted) is not { } current)
        {
            return ApiErrors.NotFound(request.Http.Request);
        }

        var parameters = request.Parameters;
        var isCanceled = parameters.Word("Status", "canceled") is not null;
        var isRedacted = parameters.Has("Body");
        if (parameters.Text("Body") is not null)
        {
            parameters.Refuse(ErrorCatalogue.InvalidParameter, "Body can only be made empty");
        }

        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        return isCanceled ? Answer(request, await control.CancelAsync(request.Account.Sid, sid, request.Aborted), Shown)
            : isRedacted ? Answer(request, await control.RedactAsync(request.Account.Sid, sid, request.Aborted), Shown)
            : Shown(current);
    }

    private async Task<IResult> DeleteAsync(ApiRequest request) =>
        request.Sid<MessageSid>() is { } sid
            ? Answer(request, await control.DeleteAsync(request.Account.Sid, sid, request.Aborted), static _ => ApiAnswer.NoContent)
            : ApiErrors.NotFound(request.Http.Request);

    private static ApiAnswer Shown(MessageRecord message) => ApiAnswer.Ok(MessageResponse.Of(message), ApiJson.Wire.MessageResponse);

    private static IResult Answer(ApiRequest request, MessageCommandOutcome outcome, Func<MessageRecord, IResult> done) => outcome switch
    {
        MessageCommandOutcome.Done { Message: var message } => done(message),
        MessageCommandOutcome.Refused { Error.HttpStatus: StatusCodes.Status404NotFound } => ApiErrors.NotFound(request.Http.Request),
        MessageCommandOutcome.Refused refused => ApiErrors.Of(refused.Error, refused.Detail),
        _ => ApiErrors.Of(ErrorCatalogue.InternalError),
    };

    /// <summary>A filter's address in the form it is kept in; what is no address matches nothing by itself.</summary>
    private static string? Address(string? text) => text is not null && Addresses.TryRead(text, out var address) ? address : text;
}

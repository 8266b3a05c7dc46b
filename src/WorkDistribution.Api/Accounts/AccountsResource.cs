using Microsoft.AspNetCore.Http;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Api.Paging;
using WorkDistribution.Api.Parameters;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Api.Accounts;

/// <summary>Accounts: the caller's own and those directly below it.</summary>
internal sealed class AccountsResource(IAccountStore accounts, ISidSource sids, TimeProvider clock)
{
    public static readonly OperationParameters ListParameters = new(["FriendlyName", "Status", .. OperationParameters.Paging], [], []);
    public static readonly OperationParameters CreateParameters = new(["FriendlyName"], [], []);
    public static readonly OperationParameters UpdateParameters = new(["FriendlyName", "Status"], [], []);

    private const int MaxName = 64;

    public static void Map(ApiRoutes routes)
    {
        routes.Map<AccountsResource>("Accounts.json", static (resource, request) => resource.ListAsync(request), static (resource, request) => resource.CreateAsync(request));
        routes.Map<AccountsResource>("Accounts/{accountSid}.json", static (_, request) => Fetch(request), static (resource, request) => resource.UpdateAsync(request));
    }

    private static Task<IResult> Fetch(ApiRequest request) => Task.FromResult<IResult>(ApiAnswer.Ok(AccountResponse.Of(request.Account), ApiJson.Wire.AccountResponse));

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var status = Status(parameters);
        var page = parameters.Page();
        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await accounts.ListAsync(request.Caller.Sid, parameters.Text("FriendlyName"), status, page, request.Aborted);
        return new PageAnswer<Account, AccountResponse>("accounts", page, found, found.Items.Select(AccountResponse.Of), ApiJson.Wire.AccountResponse);
    }

    private async Task<IResult> CreateAsync(ApiRequest request)
    {
        var name = request.Parameters.Text("FriendlyName", MaxName);
        if (request.Caller.OwnerAccountSid is not null)
        {
            return ApiErrors.Of(ErrorCatalogue.AccessDenied, "A subaccount cannot have accounts below it");
        }

        if (request.Parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var account = new Account
        {
            Sid = sids.New<AccountSid>(),
            OwnerAccountSid = request.Caller.Sid,
            FriendlyName = name ?? FormattableString.Invariant($"SubAccount Created at {now:yyyy-MM-dd hh:mm tt}"),

            // The token is 128 random bits of the same source, without the prefix.
            AuthToken = sids.New<AccountSid>().Value[AccountSid.Prefix.Length..],
            DateCreated = now,
            DateUpdated = now,
        };
        await accounts.SaveAsync(account, request.Aborted);
        return ApiAnswer.Created(AccountResponse.Of(account), ApiJson.Wire.AccountResponse);
    }

    private async Task<IResult> UpdateAsync(ApiRequest request)
    {
        var parameters = request.Parameters;
        var name = parameters.Text("FriendlyName", MaxName);
        var status = Status(parameters);
        if (status is not null && request.Account.Sid == request.Caller.Sid && status != request.Account.Status)
        {
            parameters.Refuse(ErrorCatalogue.InvalidParameter, "Status: an account cannot suspend or close itself");
        }

        if (request.Account.Status == AccountStatus.Closed && status is not null and not AccountStatus.Closed)
        {
            parameters.Refuse(ErrorCatalogue.InvalidParameter, "Status: a closed account cannot be opened again");
        }

        if (parameters.Refusal is { } refusal)
        {
            return refusal;
        }

        var account = request.Account with { FriendlyName = name ?? request.Account.FriendlyName, Status = status ?? request.Account.Status, DateUpdated = clock.GetUtcNow() };
        await accounts.SaveAsync(account, request.Aborted);
        return ApiAnswer.Ok(AccountResponse.Of(account), ApiJson.Wire.AccountResponse);
    }

    private static AccountStatus? Status(RequestParameters parameters)
    {
        if (parameters.Text("Status") is not { } word)
        {
            return null;
        }

        if (WireWords.TryRead(word, out AccountStatus status))
        {
            return status;
        }

        parameters.Refuse(ErrorCatalogue.InvalidParameter, "Status must be one of: active, suspended, closed");
        return null;
    }
}

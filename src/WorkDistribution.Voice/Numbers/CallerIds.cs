using Microsoft.Extensions.Options;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Numbers;

/// <summary>Which caller ids an account may show. Anything, unless the operator demands that telephone numbers are the account's own: then a carrier is never told a number that is not.</summary>
internal sealed class CallerIds(IOptions<VoiceOptions> options, IPhoneNumberStore numbers)
{
    /// <summary>Whether the account may show it. Names of clients and SIP addresses are no telephone numbers: they always may be.</summary>
    public async ValueTask<bool> MayUseAsync(AccountSid account, string callerId, CancellationToken cancellationToken)
    {
        if (!options.Value.RequireOwnedCallerId || PhoneNumbers.Normalize(callerId) is not { } number)
        {
            return true;
        }

        return await numbers.FindByNumberAsync(number, cancellationToken) is { } owned && owned.AccountSid == account;
    }
}

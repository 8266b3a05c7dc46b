using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Voice.Applications;
using WorkDistribution.Voice.SipDomains;

namespace WorkDistribution.Voice.Numbers;

/// <summary>Finds whose call an INVITE is (R1-8): by the number called, or by the SIP domain it was sent to.</summary>
internal sealed class CallDestinations(NumberFinder numbers, ISipDomainStore domains, IApplicationStore applications)
{
    /// <summary>The destination; null when nobody has the address.</summary>
    /// <remarks>A user of a SIP domain reaches what the domain says, or, where it says nothing, the numbers of its own account. A trusted trunk reaches every number.</remarks>
    public async ValueTask<CallDestination?> FindAsync(IInviteSession session, CancellationToken cancellationToken)
    {
        var invite = session.Invite;
        if (session.AccessTag is SipDomain domain)
        {
            var number = await numbers.FindAsync(invite, cancellationToken);
            if (number is not null && number.AccountSid == domain.AccountSid && !HasApplication(domain.Voice))
            {
                return await ToNumberAsync(number, domain, cancellationToken);
            }

            return HasApplication(domain.Voice) ? await ToDomainAsync(domain, invite, cancellationToken) : null;
        }

        if (await numbers.FindAsync(invite, cancellationToken) is { } called)
        {
            return await ToNumberAsync(called, null, cancellationToken);
        }

        var named = await domains.FindByNameAsync(invite.RequestUri.Host.ToLowerInvariant(), cancellationToken);
        return named is not null && HasApplication(named.Voice) ? await ToDomainAsync(named, invite, cancellationToken) : null;
    }

    private static bool HasApplication(VoiceSettings voice) => voice.VoiceUrl is not null || voice.VoiceApplicationSid is not null;

    private async ValueTask<CallDestination> ToNumberAsync(IncomingPhoneNumber number, SipDomain? domain, CancellationToken cancellationToken) =>
        new(number.AccountSid, number.PhoneNumber, await SettingsAsync(number.AccountSid, number.Voice, cancellationToken), number.Sid, domain);

    private async ValueTask<CallDestination> ToDomainAsync(SipDomain domain, SipRequest invite, CancellationToken cancellationToken)
    {
        var uri = invite.RequestUri;
        var user = Uri.UnescapeDataString(uri.User ?? "");
        var to = user.Length == 0 ? $"sip:{uri.Host}" : $"sip:{user}@{uri.Host}";
        return new CallDestination(domain.AccountSid, to, await SettingsAsync(domain.AccountSid, domain.Voice, cancellationToken), null, domain);
    }

    private async ValueTask<VoiceSettings> SettingsAsync(Core.Identity.AccountSid account, VoiceSettings own, CancellationToken cancellationToken)
    {
        if (own.VoiceApplicationSid is not { } sid || await applications.FindAsync(account, sid, cancellationToken) is not { } application)
        {
            return own;
        }

        return application.Voice;
    }
}

using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Voice.Messages.Gateways;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Voice.Messages.Outgoing;

/// <summary>Whether a message can and may be sent.</summary>
internal sealed class MessageCheck(IAccountStore accounts, CallerIds callerIds, MessageGateways gateways)
{
    private const int LongestAddress = 255;
    private const int LongestSenderName = 11;

    /// <summary>Checks everything that can be known now.</summary>
    /// <param name="command">The message, its addresses as they are kept.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>null when nothing stands against it.</returns>
    public async ValueTask<MessageCommandOutcome.Refused?> FindProblemAsync(SendMessageCommand command, CancellationToken cancellationToken)
    {
        if (Content(command) is { } problem)
        {
            return problem;
        }

        if (!IsAddress(command.To))
        {
            return new MessageCommandOutcome.Refused(ErrorCatalogue.ToInvalid, $"'{command.To}' is no telephone number, sip: or client: address.");
        }

        if (!IsAddress(command.From) && !IsSenderName(command.From))
        {
            return new MessageCommandOutcome.Refused(ErrorCatalogue.FromInvalid, $"'{command.From}' is no telephone number, sender name, sip: or client: address.");
        }

        if (command.To == command.From)
        {
            return new MessageCommandOutcome.Refused(ErrorCatalogue.MessageToSelf);
        }

        if (await accounts.FindAsync(command.AccountSid, cancellationToken) is not { Status: AccountStatus.Active })
        {
            return new MessageCommandOutcome.Refused(ErrorCatalogue.AccountSuspended);
        }

        if (!await callerIds.MayUseAsync(command.AccountSid, command.From, cancellationToken))
        {
            return new MessageCommandOutcome.Refused(ErrorCatalogue.MessageFromNotAllowed, $"{command.From} is not a number of this account.");
        }

        return await gateways.FindAsync(command.To, cancellationToken) is SipMessageGateway sip
            && await sip.FindObstacleAsync(command.AccountSid, command.From, command.To, cancellationToken) is { } obstacle
                ? new MessageCommandOutcome.Refused(ErrorCatalogue.MessageToUnreachable, obstacle)
                : null;
    }

    /// <summary>An address in the form it is kept in.</summary>
    public static string Normalize(string address) => PhoneNumbers.Normalize(address) ?? address.Trim();

    private static MessageCommandOutcome.Refused? Content(SendMessageCommand command)
    {
        if (command.Body.Length > SendMessageCommand.LongestBody)
        {
            return new MessageCommandOutcome.Refused(ErrorCatalogue.MessageBodyTooLong);
        }

        if (command.Body.Length == 0 && command.Media.IsEmpty)
        {
            return new MessageCommandOutcome.Refused(ErrorCatalogue.MessageContentRequired);
        }

        if (command.Media.Length > SendMessageCommand.MostMedia)
        {
            return new MessageCommandOutcome.Refused(ErrorCatalogue.MessageTooMuchMedia, $"A message has at most {SendMessageCommand.MostMedia} pieces of media.");
        }

        var unusable = command.Media.FirstOrDefault(static media => media.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"));
        return unusable is null ? null : new MessageCommandOutcome.Refused(ErrorCatalogue.MessageMediaUrlInvalid, $"'{unusable.Url}' is no http or https address.");
    }

    private static bool IsAddress(string address) =>
        PhoneNumbers.Normalize(address) is not null
        || (address.Length <= LongestAddress
            && !address.Any(static c => char.IsControl(c) || c is ' ' or '<' or '>' or '"')
            && (address.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("sips:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("client:", StringComparison.OrdinalIgnoreCase)));

    /// <summary>An alphanumeric sender (3GPP TS 23.040 section 9.1.2.5): at most 11 characters.</summary>
    private static bool IsSenderName(string name) =>
        name.Length is > 0 and <= LongestSenderName && name.Any(char.IsAsciiLetter) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '&');
}

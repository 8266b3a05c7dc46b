using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Voice.Numbers;

/// <summary>Finds numbers of this server, however they are written.</summary>
internal sealed class NumberFinder(IPhoneNumberStore numbers)
{
    /// <summary>The number that a request is sent to: by its Request-URI, else by its To header. Null when nobody has it.</summary>
    public async ValueTask<IncomingPhoneNumber?> FindAsync(SipRequest request, CancellationToken cancellationToken)
    {
        if (await FindAsync(UserOf(request.RequestUri), cancellationToken) is { } byUri)
        {
            return byUri;
        }

        return NameAddress.TryParse(request.Headers.Get("To") ?? "", out var to) ? await FindAsync(UserOf(to.Uri), cancellationToken) : null;
    }

    /// <summary>The number that somebody has written; null when nobody has it.</summary>
    public async ValueTask<IncomingPhoneNumber?> FindAsync(string written, CancellationToken cancellationToken)
    {
        foreach (var candidate in PhoneNumbers.Candidates(written))
        {
            if (await numbers.FindByNumberAsync(candidate, cancellationToken) is { } number)
            {
                return number;
            }
        }

        return null;
    }

    private static string UserOf(SipUri uri) => Uri.UnescapeDataString(uri.User ?? "");
}

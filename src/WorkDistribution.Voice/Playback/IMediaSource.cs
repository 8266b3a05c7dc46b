using WorkDistribution.Core.Identity;

namespace WorkDistribution.Voice.Playback;

/// <summary>Fetches audio for Play from customers' servers, converted and cached by HTTP's rules, an account's own. Implemented in Server.</summary>
public interface IMediaSource
{
    /// <summary>The audio at an address.</summary>
    /// <param name="accountSid">For whom: caches are not shared.</param>
    /// <param name="url">Absolute http or https address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<MediaSourceOutcome> GetAsync(AccountSid accountSid, string url, CancellationToken cancellationToken);
}

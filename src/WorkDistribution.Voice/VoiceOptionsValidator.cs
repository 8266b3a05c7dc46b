using System.Net;
using Microsoft.Extensions.Options;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Voice;

/// <summary>Checks the settings at start and names every problem at once.</summary>
internal sealed class VoiceOptionsValidator : IValidateOptions<VoiceOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, VoiceOptions options)
    {
        List<string> problems = [];
        foreach (var network in options.TrustedNetworks)
        {
            if (!IPNetwork.TryParse(network, out _))
            {
                problems.Add($"Voice:TrustedNetworks: '{network}' is no network in CIDR form such as 203.0.113.0/24.");
            }
        }

        foreach (var trunk in options.Trunks)
        {
            if (!SipUri.TryParse($"sip:{trunk.Host}", out _))
            {
                problems.Add($"Voice:Trunks: '{trunk.Host}' is no host with optional port.");
            }

            if (trunk.Transport is not ("udp" or "tcp"))
            {
                problems.Add($"Voice:Trunks: transport '{trunk.Transport}' is neither udp nor tcp.");
            }
        }

        if (options.MaxCalls < 1 || options.MaxCallsPerAccount < 1)
        {
            problems.Add("Voice:MaxCalls and Voice:MaxCallsPerAccount must be at least 1.");
        }

        if (options.MaxStreamsPerCall < 0 || options.StreamConnectTimeout <= TimeSpan.Zero)
        {
            problems.Add("Voice:MaxStreamsPerCall must be at least 0 and Voice:StreamConnectTimeout more than 0.");
        }

        if (options.MaxWaitingMessages < 1 || options.MaxWaitingMessagesPerAccount < 1 || options.MessagesAtOnce < 1 || options.MessagesAtOncePerAccount < 1 || options.MessageAttempts < 1)
        {
            problems.Add("Voice: the limits of messages must be at least 1.");
        }

        if (!Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            problems.Add($"Voice:PublicUrl: '{options.PublicUrl}' is no http or https address.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}

using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Rtp;
using WorkDistribution.Media.Tones;

namespace WorkDistribution.Media.Sessions;

/// <summary>Each key as a prompt, made once: for far ends that take no telephone events.</summary>
internal static class DigitTones
{
    private static readonly AudioPrompt[] Prompts = Build();

    /// <summary>A key as tones.</summary>
    /// <returns>null when it is no key.</returns>
    public static AudioPrompt? Of(char digit) => TelephoneEvent.TryGetCode(digit, out var code) ? Prompts[code] : null;

    private static AudioPrompt[] Build() => [.. "0123456789*#ABCD".Select(digit => new AudioPrompt(ToneGenerator.Digits(digit.ToString())))];
}

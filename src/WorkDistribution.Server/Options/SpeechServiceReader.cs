using System.Globalization;
using WorkDistribution.Media.Speech;

namespace WorkDistribution.Server.Options;

/// <summary>Reads how a speech service is reached. The text may hold a secret: a problem names the part only.</summary>
internal static class SpeechServiceReader
{
    /// <summary>Reads url=URL;key=K;model=M;female=V;male=V;seconds=N.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="text">Its value.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static SpeechServiceOptions? Read(string name, string text, ICollection<string> problems)
    {
        var before = problems.Count;
        Uri? url = null;
        var parts = new SpeechServiceOptions { Url = new Uri("http://localhost") };
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (key, value) = part.Split('=', 2) is [var left, var right] ? (left.ToLowerInvariant(), right) : (part, "");
            switch (key)
            {
                case "url" when Uri.TryCreate(value, UriKind.Absolute, out url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps):
                    break;
                case "key":
                    parts = parts with { Key = value };
                    break;
                case "model":
                    parts = parts with { Model = value };
                    break;
                case "female":
                    parts = parts with { FemaleVoice = value };
                    break;
                case "male":
                    parts = parts with { MaleVoice = value };
                    break;
                case "seconds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 300:
                    parts = parts with { Timeout = TimeSpan.FromSeconds(seconds) };
                    break;
                case "url":
                    problems.Add($"--{name}: url must be an absolute http or https address.");
                    break;
                case "seconds":
                    problems.Add($"--{name}: seconds must be a number from 1 to 300.");
                    break;
                default:
                    problems.Add($"--{name}: {key} is not known; write url=URL and, where wanted, key, model, female, male, seconds.");
                    break;
            }
        }

        if (url is null && problems.Count == before)
        {
            problems.Add($"--{name}: url=URL is missing.");
        }

        return url is null ? null : parts with { Url = url };
    }
}

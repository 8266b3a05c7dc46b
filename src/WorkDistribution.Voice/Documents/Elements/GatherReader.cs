using System.Collections.Immutable;
using System.Globalization;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Gather with its nested Say, Play and Pause.</summary>
internal sealed class GatherReader : IVerbReader
{
    private const int MostSeconds = 600;

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestSpeech = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public string Name => "Gather";

    /// <inheritdoc/>
    public Verb Read(CheckedElement element, ProblemList problems)
    {
        var input = element.Words("input") ?? ["dtmf"];
        var hasSpeech = input.Contains("speech", StringComparer.Ordinal);
        if (!hasSpeech && element.String("timeout") is not null)
        {
            problems.Warn(ErrorCatalogue.AttributeInvalid, "Gather: timeout=\"auto\" is for speech; 5 seconds are used.", element.Markup);
        }

        var timeout = element.Seconds("timeout") ?? DefaultTimeout;
        var prompts = ImmutableArray.CreateBuilder<Verb>(element.Children.Length);
        foreach (var child in element.Children)
        {
            if (VerbReaders.Read(child, problems) is { } verb)
            {
                prompts.Add(verb);
            }
        }

        return new GatherVerb
        {
            Line = element.Line,
            Column = element.Column,
            Action = element.String("action"),
            Method = element.Method("method"),
            Timeout = timeout,
            FinishOnKey = element.String("finishOnKey") ?? "#",
            NumDigits = element.Integer("numDigits"),
            ActionOnEmptyResult = element.Boolean("actionOnEmptyResult") ?? false,
            BargeIn = element.Boolean("bargeIn") ?? true,
            Input = input,
            Hints = element.NonEmpty("hints") is { } hints ? [.. hints.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] : [],
            Language = element.NonEmpty("language")?.Trim() is { Length: > 0 } language ? language : "en-US",
            SpeechTimeout = hasSpeech ? SpeechTimeout(element, timeout, problems) : timeout,
            MaxSpeechTime = element.Seconds("maxSpeechTime") ?? LongestSpeech,
            PartialResultCallback = element.NonEmpty("partialResultCallback"),
            PartialResultCallbackMethod = element.Method("partialResultCallbackMethod"),
            ProfanityFilter = element.Boolean("profanityFilter") ?? true,
            ParameterName = element.NonEmpty("paramName")?.Trim() is { Length: > 0 } name ? name : "Digits",
            Prompts = prompts.ToImmutable(),
        };
    }

    /// <summary>Seconds, or null for "auto", which an automatic timeout means too; else the timeout itself.</summary>
    private static TimeSpan? SpeechTimeout(CheckedElement element, TimeSpan timeout, ProblemList problems)
    {
        var text = element.NonEmpty("speechTimeout")?.Trim() ?? element.String("timeout");
        if (text is null)
        {
            return timeout > TimeSpan.Zero ? timeout : null;
        }

        if (text.Equals("auto", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= MostSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        problems.Warn(ErrorCatalogue.AttributeInvalid, $"Gather: speechTimeout=\"{text}\" is neither auto nor a number of seconds from 1 to {MostSeconds}; the timeout is used.", element.Markup);
        return timeout;
    }
}

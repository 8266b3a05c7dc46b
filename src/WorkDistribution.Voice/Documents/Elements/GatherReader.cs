using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Reads Gather with its nested Say, Play and Pause.</summary>
internal sealed class GatherReader : IVerbReader
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string Name => "Gather";

    /// <inheritdoc/>
    public Verb Read(CheckedElement element, ProblemList problems)
    {
        var input = element.Words("input") ?? ["dtmf"];
        var hasSpeech = input.Contains("speech", StringComparer.Ordinal);
        if (hasSpeech)
        {
            problems.Warn(ErrorCatalogue.VerbNotSupported, "Gather: speech is not recognised here; only keys are collected.", element.Markup);
        }
        else if (element.String("timeout") is not null)
        {
            problems.Warn(ErrorCatalogue.AttributeInvalid, "Gather: timeout=\"auto\" is for speech; 5 seconds are used.", element.Markup);
        }

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
            Timeout = element.Seconds("timeout") ?? DefaultTimeout,
            FinishOnKey = element.String("finishOnKey") ?? "#",
            NumDigits = element.Integer("numDigits"),
            ActionOnEmptyResult = element.Boolean("actionOnEmptyResult") ?? false,
            BargeIn = element.Boolean("bargeIn") ?? true,
            Input = input,
            ParameterName = element.NonEmpty("paramName")?.Trim() is { Length: > 0 } name ? name : "Digits",
            Prompts = prompts.ToImmutable(),
        };
    }
}

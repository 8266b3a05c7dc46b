using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Collects keys while its nested Say, Play and Pause are heard.</summary>
public sealed record GatherVerb : Verb
{
    /// <summary>Asked with the digits; null takes the current document's address.</summary>
    public string? Action { get; init; }

    /// <summary>How it is asked.</summary>
    public WebhookMethod Method { get; init; } = WebhookMethod.Post;

    /// <summary>Silence after the prompts or the last key that ends it. Default 5 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The key that ends it: one key, or empty for none. Default #.</summary>
    public string FinishOnKey { get; init; } = "#";

    /// <summary>Keys that complete it; null for no limit.</summary>
    public int? NumDigits { get; init; }

    /// <summary>Ask the action also when nothing was keyed. Default false: the document goes on.</summary>
    public bool ActionOnEmptyResult { get; init; }

    /// <summary>Whether a key stops the prompts. Default true.</summary>
    public bool BargeIn { get; init; } = true;

    /// <summary>Kinds of input asked for: dtmf, speech. Default dtmf.</summary>
    public ImmutableArray<string> Input { get; init; } = ["dtmf"];

    /// <summary>Name of the parameter that carries the keys (R1-19). Default Digits.</summary>
    public string ParameterName { get; init; } = "Digits";

    /// <summary>Nested Say, Play and Pause, in order.</summary>
    public ImmutableArray<Verb> Prompts { get; init; } = [];
}

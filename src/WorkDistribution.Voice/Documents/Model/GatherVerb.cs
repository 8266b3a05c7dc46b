using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>Collects keys, or listens to speech, while its nested Say, Play and Pause are heard.</summary>
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

    /// <summary>Whether keys count.</summary>
    public bool TakesKeys => Input.Contains("dtmf");

    /// <summary>Whether speech counts.</summary>
    public bool TakesSpeech => Input.Contains("speech");

    /// <summary>Phrases that are likely to be said.</summary>
    public ImmutableArray<string> Hints { get; init; } = [];

    /// <summary>What is spoken. Default en-US.</summary>
    public string Language { get; init; } = "en-US";

    /// <summary>Silence that ends speech; null for what speakers pause with. Default <see cref="Timeout"/>.</summary>
    public TimeSpan? SpeechTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest speech. Default 60 s.</summary>
    public TimeSpan MaxSpeechTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Told what is understood while the caller still speaks; null for nobody.</summary>
    public string? PartialResultCallback { get; init; }

    /// <summary>How that is told.</summary>
    public WebhookMethod PartialResultCallbackMethod { get; init; } = WebhookMethod.Post;

    /// <summary>Whether swear words are hidden. Default true.</summary>
    public bool ProfanityFilter { get; init; } = true;

    /// <summary>Name of the parameter that carries the keys (R1-19). Default Digits.</summary>
    public string ParameterName { get; init; } = "Digits";

    /// <summary>Nested Say, Play and Pause, in order.</summary>
    public ImmutableArray<Verb> Prompts { get; init; } = [];
}

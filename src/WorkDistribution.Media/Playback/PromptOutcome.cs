namespace WorkDistribution.Media.Playback;

/// <summary>A prompt, or why there is none.</summary>
public abstract record PromptOutcome
{
    private PromptOutcome()
    {
    }

    /// <summary>The prompt.</summary>
    /// <param name="Prompt">Ready to play.</param>
    /// <param name="Note">Something worth telling the developer once (another voice was taken); null when nothing.</param>
    public sealed record Ready(AudioPrompt Prompt, string? Note = null) : PromptOutcome;

    /// <summary>It cannot be made.</summary>
    /// <param name="Reason">The kind of failure.</param>
    /// <param name="Detail">In words: what was found, which package to install.</param>
    public sealed record Failed(PromptFailure Reason, string Detail) : PromptOutcome;
}

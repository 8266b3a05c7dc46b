namespace WorkDistribution.Media.Playback;

/// <summary>Why a prompt could not be made.</summary>
public enum PromptFailure
{
    /// <summary>The bytes are no audio that can be read.</summary>
    UnsupportedFormat,

    /// <summary>The engine is not installed.</summary>
    EngineUnavailable,

    /// <summary>The engine failed or took too long.</summary>
    EngineFailed,

    /// <summary>The text or file is over the limit.</summary>
    TooLarge,
}

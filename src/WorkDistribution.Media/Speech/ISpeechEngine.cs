using WorkDistribution.Media.Playback;

namespace WorkDistribution.Media.Speech;

/// <summary>Makes audio of text. Safe from any thread; the caller bounds how many run at once.</summary>
internal interface ISpeechEngine
{
    /// <summary>Whether it is installed.</summary>
    SpeechEngineStatus Status { get; }

    /// <summary>Whether it has a voice for the language.</summary>
    bool Speaks(string language);

    /// <summary>Speaks plain text.</summary>
    /// <param name="text">A few thousand characters at most.</param>
    /// <param name="style">Volume is applied by the caller.</param>
    /// <param name="cancellationToken">Ends the work, also that of another process.</param>
    /// <returns>Samples at 8 kHz, or why not.</returns>
    Task<AudioDecoding> SpeakAsync(string text, SpeechStyle style, CancellationToken cancellationToken);
}

namespace WorkDistribution.Samples.VoiceBot;

/// <summary>Decides what the bot says. A hosted model goes here: it is given the audio of one utterance and gives words.</summary>
internal interface IBrain
{
    /// <summary>What a caller hears first.</summary>
    string Greeting { get; }

    /// <summary>Answers.</summary>
    /// <param name="said">What the caller said, from its first sound to its last: 8 kHz, 16 bit.</param>
    /// <param name="cancellationToken">Cancelled when the caller speaks again or is gone.</param>
    /// <returns>The words; null ends the call.</returns>
    Task<string?> AnswerAsync(short[] said, CancellationToken cancellationToken);
}

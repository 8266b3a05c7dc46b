namespace WorkDistribution.Media.Speech;

/// <summary>How a piece of text sounds.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Gender">The voice.</param>
/// <param name="Rate">Factor on the speed, 1 as the voice is.</param>
/// <param name="Pitch">Factor on the pitch.</param>
/// <param name="Volume">Factor on the amplitude; 0 is silent.</param>
internal readonly record struct SpeechStyle(string Language, VoiceGender Gender, double Rate = 1, double Pitch = 1, double Volume = 1)
{
    /// <summary>Whether the language is English.</summary>
    internal bool IsEnglish => Language.Equals("en", StringComparison.OrdinalIgnoreCase) || Language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);
}

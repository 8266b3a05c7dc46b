namespace WorkDistribution.Media.Speech;

/// <summary>The kinds of voice the engines have.</summary>
internal enum VoiceGender
{
    /// <summary>A woman's voice.</summary>
    Female,

    /// <summary>A man's voice.</summary>
    Male,
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace WorkDistribution.Media.Speech;

/// <summary>A part of what is spoken, made and kept by itself.</summary>
/// <param name="Segments">Its text and pauses.</param>
internal sealed record SpeechPiece(ImmutableArray<SpeechSegment> Segments)
{
    /// <summary>Everything that decides how it sounds.</summary>
    public string Key
    {
        get
        {
            var key = new StringBuilder();
            foreach (var (text, voice, pause) in Segments)
            {
                key.Append(CultureInfo.InvariantCulture, $"{voice.Language}|{voice.Gender}|{voice.Rate}|{voice.Pitch}|{voice.Volume}|{pause.Ticks}|{text.Length}|").Append(text).Append('\n');
            }

            return key.ToString();
        }
    }
}

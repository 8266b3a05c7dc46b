using System.Collections.Immutable;
using WorkDistribution.Media.Playback;

namespace WorkDistribution.Media.Speech;

/// <summary>How a request is spoken.</summary>
/// <param name="Segments">In order; none when there is nothing to say, or it cannot be said.</param>
/// <param name="Note">Told to the developer once; null when nothing.</param>
/// <param name="Failure">Why it cannot be said; null when it can.</param>
internal sealed record SpeechPlan(ImmutableArray<SpeechSegment> Segments, string? Note, PromptOutcome.Failed? Failure)
{
    /// <summary>Characters of a piece that make it long enough to be made by itself.</summary>
    private const int EnoughForAPiece = 40;

    /// <summary>A plan that cannot be followed.</summary>
    public static SpeechPlan Impossible(PromptFailure reason, string detail) => new([], null, new PromptOutcome.Failed(reason, detail));

    /// <summary>The same in pieces that each end where a speaker draws breath.</summary>
    public ImmutableArray<SpeechPiece> InPieces()
    {
        var pieces = ImmutableArray.CreateBuilder<SpeechPiece>();
        var piece = ImmutableArray.CreateBuilder<SpeechSegment>();
        var length = 0;
        foreach (var segment in Segments)
        {
            foreach (var text in segment.Text.Length == 0 ? [""] : SpeechText.Split(segment.Text))
            {
                piece.Add(segment with { Text = text });
                length += text.Length;
                if (length >= (pieces.Count == 0 ? SpeechText.ShortFirst : EnoughForAPiece))
                {
                    pieces.Add(new SpeechPiece(piece.ToImmutable()));
                    piece.Clear();
                    length = 0;
                }
            }
        }

        if (piece.Count > 0)
        {
            pieces.Add(new SpeechPiece(piece.ToImmutable()));
        }

        return pieces.ToImmutable();
    }
}

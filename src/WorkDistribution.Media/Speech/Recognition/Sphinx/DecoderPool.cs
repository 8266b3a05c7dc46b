using System.Collections.Concurrent;

namespace WorkDistribution.Media.Speech.Recognition.Sphinx;

/// <summary>Decoders that wait to be used again. As many exist as are used at once.</summary>
internal sealed class DecoderPool(Func<SphinxDecoder> create)
{
    /// <summary>Grammars after which a decoder is given up, for what the library leaks with each: 5 MB.</summary>
    private const int MaxGrammars = 500;

    private readonly ConcurrentBag<SphinxDecoder> _idle = [];

    /// <summary>Takes a decoder, one with this grammar where there is one.</summary>
    public SphinxDecoder Rent(string? grammar)
    {
        var others = new List<SphinxDecoder>();
        SphinxDecoder? best = null;
        while (best?.Grammar != grammar && _idle.TryTake(out var idle))
        {
            if (best is not null)
            {
                others.Add(best);
            }

            best = idle;
        }

        others.ForEach(_idle.Add);
        return best ?? create();
    }

    /// <summary>Gives it back.</summary>
    public void Return(SphinxDecoder decoder)
    {
        if (decoder.GrammarCount < MaxGrammars)
        {
            _idle.Add(decoder);
        }
        else
        {
            decoder.Dispose();
        }
    }
}

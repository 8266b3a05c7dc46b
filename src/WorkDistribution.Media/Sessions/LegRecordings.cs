using WorkDistribution.Media.Recording;

namespace WorkDistribution.Media.Sessions;

/// <summary>The recordings that run on a leg or of a conference. Clock's thread only; ends are told by the writer when the file is complete.</summary>
internal sealed class LegRecordings(RecordingWriter writer, Action<long, RecordingResult> ended)
{
    private readonly List<(long Id, RecordingTap Tap)> _taps = [];

    /// <summary>Whether any wants frames.</summary>
    public bool IsActive => _taps.Count > 0;

    /// <summary>Begins one; a refusal comes back as its end.</summary>
    public void Start(long id, RecordingRequest request) =>
        _taps.Add((id, writer.Start(request, result => ended(id, result))));

    /// <summary>Pauses one, or lets it go on.</summary>
    public void Pause(long id, RecordingPause pause)
    {
        foreach (var (known, tap) in _taps)
        {
            if (known == id)
            {
                tap.Pause(pause);
            }
        }
    }

    /// <summary>Ends one.</summary>
    public void Stop(long id)
    {
        var index = _taps.FindIndex(entry => entry.Id == id);
        if (index >= 0)
        {
            _taps[index].Tap.Stop();
            _taps.RemoveAt(index);
        }
    }

    /// <summary>Ends all because what is recorded ends.</summary>
    public void EndAll()
    {
        foreach (var (_, tap) in _taps)
        {
            tap.Stop(RecordingEndReason.SessionEnded);
        }

        _taps.Clear();
    }

    /// <summary>Takes a frame.</summary>
    public void Write(ReadOnlySpan<short> received, ReadOnlySpan<short> sent)
    {
        for (var i = _taps.Count - 1; i >= 0; i--)
        {
            if (!_taps[i].Tap.Write(received, sent))
            {
                _taps.RemoveAt(i);
            }
        }
    }

    /// <summary>A key was pressed.</summary>
    public void OnDigit(char digit)
    {
        for (var i = _taps.Count - 1; i >= 0; i--)
        {
            if (_taps[i].Tap.OnDigit(digit))
            {
                _taps.RemoveAt(i);
            }
        }
    }
}

using System.Collections.Immutable;
using System.Text;

namespace WorkDistribution.Media.Speech;

/// <summary>Collects text with its style; one frame an open element.</summary>
internal sealed class SsmlSegmentBuilder
{
    private readonly List<SpeechSegment> _segments = [];
    private readonly Stack<Frame> _frames = new();
    private readonly StringBuilder _text = new();
    private SpeechStyle _textStyle;

    internal SsmlSegmentBuilder(SpeechStyle style)
    {
        _frames.Push(new Frame(style, TimeSpan.Zero, null, null, null));
        _textStyle = style;
    }

    internal SpeechStyle Style => _frames.Peek().Style;

    internal int Count => _segments.Count;

    internal string? Notes { get; private set; }

    internal void Note(string? note) => Notes ??= note;

    internal void Open(SpeechStyle style, TimeSpan pauseAfter = default, string? alias = null, string? sayAs = null, string? format = null)
    {
        var parent = _frames.Peek();

        // Inside of sub and say-as the outermost one decides about all text.
        var frame = parent.Held is not null ? new Frame(style, pauseAfter, null, null, parent.Held)
            : alias is not null || sayAs is not null ? new Frame(style, pauseAfter, alias, sayAs, new StringBuilder())
            : new Frame(style, pauseAfter, null, null, null);
        _frames.Push(frame with { Format = format ?? "" });
    }

    internal void Close()
    {
        if (_frames.Count == 1)
        {
            return;
        }

        var frame = _frames.Pop();
        if (frame.Alias is not null)
        {
            Append(frame.Alias, frame.Style);
        }
        else if (frame.SayAs is not null)
        {
            Append(" " + SayAs.Expand(frame.Held!.ToString(), frame.SayAs, frame.Format, frame.Style.IsEnglish) + " ", frame.Style);
        }

        AddPause(frame.PauseAfter);
    }

    internal void AddText(string text)
    {
        var frame = _frames.Peek();
        if (frame.Held is null)
        {
            Append(text, frame.Style);
        }
        else
        {
            frame.Held.Append(text);
        }
    }

    internal void AddPause(TimeSpan pause)
    {
        if (pause > TimeSpan.Zero)
        {
            FlushText();
            _segments.Add(new SpeechSegment("", Style, pause));
        }
    }

    internal ImmutableArray<SpeechSegment> Build()
    {
        FlushText();
        return [.. _segments];
    }

    private void Append(string text, SpeechStyle style)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            _text.Append(_text.Length > 0 ? " " : "");
            return;
        }

        if (style != _textStyle)
        {
            FlushText();
            _textStyle = style;
        }

        _text.Append(text);
    }

    private void FlushText()
    {
        if (_text.Length > 0 && !string.IsNullOrWhiteSpace(_text.ToString()))
        {
            _segments.Add(new SpeechSegment(_text.ToString(), _textStyle, TimeSpan.Zero));
        }

        _text.Clear();
    }

    /// <summary>An open element; Held collects its text until it closes.</summary>
    private sealed record Frame(SpeechStyle Style, TimeSpan PauseAfter, string? Alias, string? SayAs, StringBuilder? Held)
    {
        internal string Format { get; init; } = "";
    }
}

using WorkDistribution.Media.Codecs;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Rtp;

namespace WorkDistribution.Media.Tests.Playback;

[TestFixture]
public sealed class LiveSourceTests
{
    private readonly List<(string Name, bool Played)> _marks = [];
    private readonly byte[] _frame = new byte[160];
    private LiveSource _source = null!;

    [SetUp]
    public void SetUp()
    {
        _marks.Clear();
        _source = new LiveSource((name, played) => _marks.Add((name, played)), TimeSpan.FromSeconds(1));
    }

    [TearDown]
    public void TearDown() => _source.Dispose();

    [Test]
    public void Pieces_of_any_length_are_played_without_gaps_and_the_last_frame_is_filled_up()
    {
        byte[] all = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i % 251))];
        var at = 0;
        foreach (var length in new[] { 1, 159, 300, 40, 500 })
        {
            _source.TryWriteMuLaw(all.AsMemory(at, length));
            at += length;
        }

        var played = new List<byte>();
        while (_source.TryFill(AudioCodec.Pcmu, _frame))
        {
            played.AddRange(_frame);
        }

        Assert.That(played.Take(1000), Is.EqualTo(all));
        Assert.That(played.Skip(1000), Is.EqualTo(Enumerable.Repeat((byte)0xFF, 120)));
        Assert.That(_source.Waiting, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Linear_audio_is_played_in_the_law_of_the_leg()
    {
        var samples = new short[160];
        Array.Fill(samples, (short)8000);
        _source.TryWrite(samples);
        Assert.That(_source.TryFill(AudioCodec.Pcma, _frame), Is.True);
        Assert.That(G711.ALawToLinear(_frame[0]), Is.EqualTo(8000).Within(500));
    }

    [Test]
    public void A_mark_is_told_when_what_was_before_it_has_been_played()
    {
        _source.TryMark("start");
        _source.TryWriteMuLaw(new byte[320]);
        _source.TryMark("middle");
        _source.TryMark("twice");
        _source.TryWriteMuLaw(new byte[160]);
        _source.TryMark("end");
        Assert.That(_marks, Is.Empty);
        _source.TryFill(AudioCodec.Pcmu, _frame);
        _source.TryFill(AudioCodec.Pcmu, _frame);
        Assert.That(_marks, Is.EqualTo(new[] { ("start", true) }));
        _source.TryFill(AudioCodec.Pcmu, _frame);
        Assert.That(_marks.Skip(1), Is.EqualTo(new[] { ("middle", true), ("twice", true) }));
        Assert.That(_source.TryFill(AudioCodec.Pcmu, _frame), Is.False);
        Assert.That(_marks[^1], Is.EqualTo(("end", true)));
    }

    [Test]
    public void Clear_is_immediate_also_for_the_piece_that_plays_and_its_marks_are_told_as_not_played()
    {
        _source.TryWriteMuLaw(new byte[4000]);
        _source.TryMark("lost");
        _source.TryFill(AudioCodec.Pcmu, _frame);
        _source.Clear();
        Assert.That(_marks, Is.EqualTo(new[] { ("lost", false) }));
        Assert.That(_source.TryFill(AudioCodec.Pcmu, _frame), Is.False);
        Assert.That(_source.Waiting, Is.EqualTo(TimeSpan.Zero));

        var next = new byte[160];
        Array.Fill(next, (byte)0x12);
        _source.TryWriteMuLaw(next);
        Assert.That(_source.TryFill(AudioCodec.Pcmu, _frame), Is.True);
        Assert.That(_frame, Is.EqualTo(next), "what is written after a clear is played");
    }

    [Test]
    public void What_does_not_fit_is_refused_whole_and_counted()
    {
        Assert.That(_source.TryWriteMuLaw(new byte[8000]), Is.True);
        Assert.That(_source.TryWriteMuLaw(new byte[1]), Is.False);
        Assert.That(_source.Refused, Is.EqualTo(1));
        _source.TryFill(AudioCodec.Pcmu, _frame);
        Assert.That(_source.TryWriteMuLaw(new byte[160]), Is.True);
        for (var i = 0; i < LiveSource.MaxEntries; i++)
        {
            _source.TryMark("many");
        }

        Assert.That(_source.TryMark("one more"), Is.False);
    }

    [Test]
    public void The_end_drops_what_waits_and_takes_no_more()
    {
        _source.TryWriteMuLaw(new byte[800]);
        _source.TryMark("lost");
        _source.Dispose();
        Assert.That(_marks, Is.EqualTo(new[] { ("lost", false) }));
        Assert.That(_source.TryWriteMuLaw(new byte[160]), Is.False);
        Assert.That(_source.TryMark("late"), Is.False);
        Assert.That(_source.TryFill(AudioCodec.Pcmu, _frame), Is.False);
    }

    [Test]
    public async Task Writing_and_clearing_while_the_clock_plays_loses_no_mark_and_counts_right()
    {
        var told = 0;
        using var source = new LiveSource((_, _) => Interlocked.Increment(ref told));
        var writing = Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                source.TryWriteMuLaw(new byte[100]);
                source.TryMark("mark");
                if (i % 50 == 0)
                {
                    source.Clear();
                }
            }
        });
        while (!writing.IsCompleted)
        {
            source.TryFill(AudioCodec.Pcmu, _frame);
        }

        await writing;
        source.Clear();
        source.TryFill(AudioCodec.Pcmu, _frame);
        Assert.That(told, Is.EqualTo(20_000 - (int)source.Refused));
        Assert.That(source.Waiting, Is.EqualTo(TimeSpan.Zero));
    }
}

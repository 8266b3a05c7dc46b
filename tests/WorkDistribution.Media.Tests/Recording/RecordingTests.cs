using System.Buffers.Binary;
using Microsoft.Extensions.Logging.Abstractions;
using WorkDistribution.Media.Recording;
using WorkDistribution.Testing.Audio;

namespace WorkDistribution.Media.Tests.Recording;

public sealed class RecordingTests
{
    private readonly List<RecordingResult> _results = [];
    private string _folder = "";
    private RecordingWriter _writer = null!;

    private string FilePath => Path.Combine(_folder, "r.wav");

    [SetUp]
    public void MakeFolder()
    {
        _results.Clear();
        _folder = Directory.CreateTempSubdirectory("wd-recording").FullName;
        _writer = new RecordingWriter(NullLogger.Instance, static path => new RecordingFile(path), ownTask: false);
    }

    [TearDown]
    public async Task RemoveFolder()
    {
        await _writer.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private RecordingTap Start(RecordingRequest request) => _writer.Start(request, _results.Add);

    private RecordingRequest Request() => new() { Path = FilePath };

    private static short[] Tone(int frame, double amplitude = 8000, double frequency = 400)
    {
        var samples = new short[160];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)(amplitude * Math.Sin(2 * Math.PI * frequency * ((frame * 160) + i) / 8000));
        }

        return samples;
    }

    private static readonly short[] Quiet = new short[160];

    private void Feed(RecordingTap tap, int frames, bool sound)
    {
        for (var i = 0; i < frames && !tap.IsEnded; i++)
        {
            tap.Write(sound ? Tone(i) : Quiet, Quiet);
            if (i % 50 == 49)
            {
                _writer.Pump(onlyEnded: false);
            }
        }
    }

    [Test]
    public void What_was_received_is_in_the_file()
    {
        var tap = Start(Request());
        var expected = new List<short>();
        for (var i = 0; i < 100; i++)
        {
            tap.Write(Tone(i), Quiet);
            expected.AddRange(Tone(i));
        }

        tap.Stop();
        _writer.Pump(onlyEnded: true);

        Assert.That(SharedAudio.ReadSamples(FilePath), Is.EqualTo(expected));
        Assert.That(_results, Is.EqualTo(new[] { new RecordingResult(RecordingEndReason.Stopped, TimeSpan.FromSeconds(2), 44 + 32000) }));
        Assert.That(new FileInfo(FilePath).Length, Is.EqualTo(_results[0].Bytes));
        Assert.That(_writer.ActiveCount, Is.Zero);
    }

    [Test]
    public void The_header_is_right_after_every_round_so_that_a_crash_loses_little()
    {
        var tap = Start(Request());
        Feed(tap, 50, sound: true);
        _writer.Pump(onlyEnded: false);

        var bytes = File.ReadAllBytes(FilePath);
        Assert.That(BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(40)), Is.EqualTo(16000));
        Assert.That(BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4)), Is.EqualTo(bytes.Length - 8));
        Assert.That(_results, Is.Empty);
    }

    [Test]
    public void Both_tracks_are_mixed_or_kept_apart()
    {
        var mixed = Start(Request() with { Track = RecordingTrack.Both });
        var apart = Start(new RecordingRequest { Path = FilePath + "2", Track = RecordingTrack.Both, DualChannel = true });
        short[] left = [30000, -30000, 5];
        short[] right = [20000, -20000, 6];
        mixed.Write(left, right);
        apart.Write(left, right);
        mixed.Stop();
        apart.Stop();
        _writer.Pump(onlyEnded: true);

        Assert.That(SharedAudio.ReadSamples(FilePath), Is.EqualTo(new short[] { 32767, -32768, 11 }));
        Assert.That(SharedAudio.ReadSamples(FilePath + "2"), Is.EqualTo(new short[] { 30000, 20000, -30000, -20000, 5, 6 }));
        Assert.That(File.ReadAllBytes(FilePath + "2")[22], Is.EqualTo(2));
        Assert.That(_results, Has.Count.EqualTo(2));
    }

    [Test]
    public void The_sent_track_holds_what_the_far_end_heard()
    {
        var tap = Start(Request() with { Track = RecordingTrack.Sent });
        tap.Write(Quiet, Tone(0));
        tap.Stop();
        _writer.Pump(onlyEnded: true);
        Assert.That(SharedAudio.ReadSamples(FilePath), Is.EqualTo(Tone(0)));
    }

    [Test]
    public void The_longest_length_is_kept_to_the_sample()
    {
        var tap = Start(Request() with { MaxLength = TimeSpan.FromMilliseconds(1001) });
        Feed(tap, 100, sound: true);
        _writer.Pump(onlyEnded: true);
        Assert.That(_results.Single().Reason, Is.EqualTo(RecordingEndReason.MaxLength));
        Assert.That(SharedAudio.ReadSamples(FilePath), Has.Length.EqualTo(8008));
        Assert.That(tap.Write(Quiet, Quiet), Is.False);
    }

    [Test]
    public void Silence_ends_it_after_the_time_given()
    {
        var tap = Start(Request() with { SilenceTimeout = TimeSpan.FromSeconds(2) });
        Feed(tap, 100, sound: true);
        Assert.That(tap.IsEnded, Is.False);
        Feed(tap, 99, sound: false);
        Assert.That(tap.IsEnded, Is.False);
        Feed(tap, 2, sound: false);
        _writer.Pump(onlyEnded: true);
        Assert.That(_results.Single().Reason, Is.EqualTo(RecordingEndReason.Silence));
    }

    [Test]
    public void Line_noise_counts_as_silence_and_quiet_speech_over_it_as_sound()
    {
        var random = new Random(3);
        short[] Noise() => [.. Enumerable.Range(0, 160).Select(_ => (short)random.Next(-150, 150))];
        var tap = Start(Request() with { SilenceTimeout = TimeSpan.FromSeconds(5) });
        for (var i = 0; i < 200; i++)
        {
            tap.Write(Noise(), Quiet);
            _writer.Pump(onlyEnded: false);
        }

        for (var i = 0; i < 10; i++)
        {
            tap.Write(Tone(i, amplitude: 900), Quiet);
        }

        var atSound = tap.SamplesTaken;
        for (var i = 0; i < 1000 && tap.Write(Noise(), Quiet); i++)
        {
            _writer.Pump(onlyEnded: false);
        }

        Assert.That(tap.EndReason, Is.EqualTo(RecordingEndReason.Silence));
        Assert.That(tap.SamplesTaken - atSound, Is.EqualTo(40000).Within(160));
    }

    [Test]
    public void A_finish_key_ends_it_and_other_keys_do_not()
    {
        var tap = Start(Request() with { FinishOnKeys = "#*" });
        Feed(tap, 10, sound: true);
        Assert.That(tap.OnDigit('5'), Is.False);
        Assert.That(tap.OnDigit('*'), Is.True);
        Assert.That(tap.OnDigit('#'), Is.False);
        _writer.Pump(onlyEnded: true);
        Assert.That(_results.Single(), Is.EqualTo(new RecordingResult(RecordingEndReason.FinishKey, TimeSpan.FromSeconds(0.2), 44 + 3200, '*')));
    }

    [TestCase(RecordingPause.Skip, 20)]
    [TestCase(RecordingPause.Silence, 30)]
    public void A_pause_is_left_out_or_silent_and_does_not_end_it(RecordingPause pause, int frames)
    {
        var tap = Start(Request() with { SilenceTimeout = TimeSpan.FromMilliseconds(100) });
        Feed(tap, 10, sound: true);
        tap.Pause(pause);
        Feed(tap, 10, sound: true);
        tap.Pause(RecordingPause.None);
        Feed(tap, 10, sound: true);
        tap.Stop();
        _writer.Pump(onlyEnded: true);
        var samples = SharedAudio.ReadSamples(FilePath);
        Assert.That(samples, Has.Length.EqualTo(frames * 160));
        Assert.That(samples.Skip(1600).Take(1600).All(s => s == 0), Is.EqualTo(pause == RecordingPause.Silence));
    }

    [Test]
    public void Silence_is_cut_from_both_ends()
    {
        var tap = Start(Request() with { TrimSilence = true });
        Feed(tap, 100, sound: false);
        Feed(tap, 50, sound: true);
        Feed(tap, 150, sound: false);
        tap.Stop();
        _writer.Pump(onlyEnded: true);

        var samples = SharedAudio.ReadSamples(FilePath);
        Assert.That(_results.Single().Duration.TotalSeconds, Is.EqualTo(1.4).Within(0.05));
        Assert.That(samples, Has.Length.EqualTo((int)Math.Round(_results.Single().Duration.TotalSeconds * 8000)));
        Assert.That(new FileInfo(FilePath).Length, Is.EqualTo(_results.Single().Bytes));
        Assert.That(Array.FindIndex(samples, sample => sample != 0), Is.EqualTo(1600).Within(170));
        Assert.That(Directory.GetFiles(_folder), Has.Length.EqualTo(1));
    }

    [Test]
    public void Nothing_but_silence_trimmed_leaves_no_file()
    {
        var tap = Start(Request() with { TrimSilence = true });
        Feed(tap, 100, sound: false);
        tap.Stop();
        _writer.Pump(onlyEnded: true);
        Assert.That(_results.Single(), Is.EqualTo(new RecordingResult(RecordingEndReason.Stopped, TimeSpan.Zero, 0)));
        Assert.That(File.Exists(FilePath), Is.False);
    }

    [Test]
    public void A_disk_slower_than_the_audio_fails_the_recording_and_keeps_what_was_taken()
    {
        var tap = Start(Request());
        for (var i = 0; i < 400; i++)
        {
            tap.Write(Tone(i), Quiet);
        }

        Assert.That(tap.IsEnded, Is.True);
        _writer.Pump(onlyEnded: true);
        Assert.That(_results.Single().Reason, Is.EqualTo(RecordingEndReason.Failed));
        Assert.That(_results.Single().Error, Does.Contain("slower"));
        Assert.That(SharedAudio.ReadSamples(FilePath), Has.Length.EqualTo(204 * 160));
    }

    [Test]
    public void A_folder_that_is_missing_is_told_as_a_failure()
    {
        var tap = Start(new RecordingRequest { Path = Path.Combine(_folder, "none", "r.wav") });
        _writer.Pump(onlyEnded: false);
        Assert.That(tap.IsEnded, Is.True);
        Assert.That(_results.Single().Reason, Is.EqualTo(RecordingEndReason.Failed));
        Assert.That(_results.Single().Bytes, Is.Zero);
        Assert.That(_results.Single().Error, Is.Not.Empty);
    }

    [Test]
    public async Task A_full_disk_keeps_what_was_written()
    {
        var disk = new FullDisk(capacity: 44 + 10000);
        await using var writer = new RecordingWriter(NullLogger.Instance, _ => disk, ownTask: false);
        var tap = writer.Start(Request(), _results.Add);
        for (var i = 0; i < 60; i++)
        {
            tap.Write(Tone(i), Quiet);
            writer.Pump(onlyEnded: false);
        }

        Assert.That(tap.IsEnded, Is.True);
        Assert.That(_results.Single(), Is.EqualTo(new RecordingResult(
            RecordingEndReason.Failed, TimeSpan.FromSeconds(31 * 160 / 8000.0), 44 + (31 * 320), Error: "No space left on device")));
        Assert.That(disk.Length, Is.EqualTo(44 + (31 * 320)));
        Assert.That(BinaryPrimitives.ReadInt32LittleEndian(disk.Bytes.AsSpan(40)), Is.EqualTo(31 * 320));
        Assert.That(disk.IsClosed, Is.True);
    }

    [Test]
    public async Task A_listener_that_throws_does_not_disturb_other_recordings()
    {
        await using var writer = new RecordingWriter(NullLogger.Instance, static path => new RecordingFile(path), ownTask: false);
        var bad = writer.Start(Request(), _ => throw new InvalidOperationException());
        var good = writer.Start(new RecordingRequest { Path = FilePath + "2" }, _results.Add);
        bad.Stop();
        good.Stop();
        writer.Pump(onlyEnded: true);
        Assert.That(_results, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Stopping_the_writer_completes_every_file_and_refuses_new_ones()
    {
        var writer = new RecordingWriter(NullLogger<RecordingWriter>.Instance);
        var tap = writer.Start(Request(), _results.Add);
        tap.Write(Tone(0), Quiet);
        await writer.DisposeAsync();
        await writer.DisposeAsync();
        Assert.That(_results.Single().Reason, Is.EqualTo(RecordingEndReason.SessionEnded));
        Assert.That(SharedAudio.ReadSamples(FilePath), Has.Length.EqualTo(160));

        Assert.That(writer.Start(Request(), _results.Add).IsEnded, Is.True);
        Assert.That(_results[1].Reason, Is.EqualTo(RecordingEndReason.Failed));
        Assert.That(writer.RefusedCount, Is.EqualTo(1));
    }

    [Test]
    [Category("RealTime")]
    public async Task The_task_tells_the_end_without_being_asked()
    {
        await using var writer = new RecordingWriter(NullLogger<RecordingWriter>.Instance);
        var ends = Enumerable.Range(0, 50).Select(_ => new TaskCompletionSource<RecordingResult>(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        var taps = ends.Select((end, i) => writer.Start(new RecordingRequest { Path = FilePath + i }, end.SetResult)).ToArray();
        foreach (var tap in taps)
        {
            tap.Write(Tone(0), Quiet);
            tap.Stop();
        }

        var results = await Task.WhenAll(ends.Select(end => end.Task)).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(results, Has.All.Property(nameof(RecordingResult.Bytes)).EqualTo(44 + 320));
    }

    [Test]
    public void Taking_a_frame_allocates_nothing()
    {
        var tap = Start(Request() with { Track = RecordingTrack.Both, SilenceTimeout = TimeSpan.FromMinutes(1) });
        var frame = Tone(0);
        tap.Write(frame, Quiet);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            tap.Write(frame, Quiet);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private sealed class FullDisk(int capacity) : IRecordingFile
    {
        public byte[] Bytes { get; } = new byte[capacity];

        public long Length { get; private set; }

        public bool IsClosed { get; private set; }

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            if (offset + bytes.Length > Bytes.Length)
            {
                throw new IOException("No space left on device");
            }

            bytes.CopyTo(Bytes.AsSpan((int)offset));
        }

        public void SetLength(long length) => Length = length;

        public void KeepOnly(ReadOnlySpan<byte> header, long offset, long length) => throw new IOException("No space left on device");

        public void Delete() => IsClosed = true;

        public void Dispose() => IsClosed = true;
    }
}

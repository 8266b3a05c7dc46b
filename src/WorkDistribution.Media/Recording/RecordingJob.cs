using System.Runtime.InteropServices;
using WorkDistribution.Media.Playback;

namespace WorkDistribution.Media.Recording;

/// <summary>The writer's side of one recording: the open file and how much of it is good. Writer's thread only.</summary>
internal sealed class RecordingJob(RecordingTap tap, Func<string, IRecordingFile> open)
{
    /// <summary>Kept around the sound when silence is trimmed, so that soft beginnings and ends of words stay.</summary>
    private const int TrimMargin = AudioPrompt.SampleRate / 5;

    private IRecordingFile? _file;
    private long _dataBytes;
    private string? _error;

    internal RecordingTap Tap => tap;

    /// <summary>Writes what has come since the last time and puts the header right.</summary>
    /// <param name="buffer">Scratch, a multiple of 4 samples.</param>
    /// <returns>The result when the recording is over and its file complete; null while it goes on.</returns>
    internal RecordingResult? Advance(short[] buffer)
    {
        // Read before draining: whatever the tap took before it ended is in the ring then.
        var over = tap.IsEnded;
        try
        {
            _file ??= Open();
            Drain(_file, buffer);
            return over ? Finish(_file) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            _error = exception.Message;
            tap.TryEnd(RecordingEndReason.Failed);
            return Abandon();
        }
    }

    private IRecordingFile Open()
    {
        var file = open(tap.Request.Path);
        try
        {
            WriteHeader(file);
            return file;
        }
        catch (IOException)
        {
            file.Dispose();
            throw;
        }
    }

    private void Drain(IRecordingFile file, short[] buffer)
    {
        var before = _dataBytes;
        for (var count = tap.Ring.Read(buffer); count > 0; count = tap.Ring.Read(buffer))
        {
            if (!BitConverter.IsLittleEndian)
            {
                foreach (ref var sample in buffer.AsSpan(0, count))
                {
                    sample = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(sample);
                }
            }

            file.Write(MemoryMarshal.AsBytes(buffer.AsSpan(0, count)), WaveHeader.Size + _dataBytes);
            _dataBytes += count * sizeof(short);
        }

        if (_dataBytes != before)
        {
            WriteHeader(file);
        }
    }

    private void WriteHeader(IRecordingFile file)
    {
        Span<byte> header = stackalloc byte[WaveHeader.Size];
        WaveHeader.Write(header, tap.Channels, AudioPrompt.SampleRate, _dataBytes);
        file.Write(header, 0);
    }

    private RecordingResult Finish(IRecordingFile file)
    {
        if (tap.Request.TrimSilence)
        {
            if (tap.FirstActive < 0)
            {
                file.Delete();
                return Result(0, exists: false);
            }

            Trim(file);
        }

        file.Dispose();
        return Result(_dataBytes, exists: true);
    }

    private void Trim(IRecordingFile file)
    {
        var blockBytes = tap.Channels * sizeof(short);
        var samples = _dataBytes / blockBytes;
        var from = Math.Max(0, tap.FirstActive - TrimMargin);
        var to = Math.Min(samples, tap.LastActive + TrimMargin);
        if (from == 0 && to == samples)
        {
            return;
        }

        var length = (to - from) * blockBytes;
        Span<byte> header = stackalloc byte[WaveHeader.Size];
        WaveHeader.Write(header, tap.Channels, AudioPrompt.SampleRate, length);
        file.KeepOnly(header, WaveHeader.Size + (from * blockBytes), length);
        _dataBytes = length;
    }

    /// <summary>Saves what is good after an error; the disk may refuse even that.</summary>
    private RecordingResult Abandon()
    {
        if (_file is null)
        {
            return Result(0, exists: false);
        }

        try
        {
            WriteHeader(_file);
            _file.SetLength(WaveHeader.Size + _dataBytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The header of the last second still describes what is there.
            _error += "; " + exception.Message;
        }

        _file.Dispose();
        return Result(_dataBytes, exists: true);
    }

    private RecordingResult Result(long dataBytes, bool exists)
    {
        var duration = TimeSpan.FromSeconds((double)dataBytes / (tap.Channels * sizeof(short)) / AudioPrompt.SampleRate);
        var reason = _error is null ? tap.EndReason : RecordingEndReason.Failed;
        var error = reason == RecordingEndReason.Failed ? _error ?? "The disk was slower than the audio for about 4 seconds." : null;
        return new RecordingResult(reason, duration, exists ? WaveHeader.Size + dataBytes : 0, reason == RecordingEndReason.FinishKey ? tap.FinishKey : null, error);
    }
}

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Media.Codecs;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Taps;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Calls.Callbacks;
using WorkDistribution.Voice.Calls.Legs;

namespace WorkDistribution.Voice.Streams;

/// <summary>One stream of a call: the audio of a leg over a WebSocket, and in two-way streams back. A slow, dead or unruly server ends or thins the stream, never the call.</summary>
/// <remarks>
/// The media clock writes into a bounded tap; one loop here sends what is in it, together with keys and marks, and ends when the tap does: by the call's end,
/// by <see cref="Stop"/>, or when the other loop sees the connection end.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The stream gives its parts back itself when it is over; its token stays usable for those who stop it late.")]
internal sealed class CallStream
{
    private const int MaxMarks = 4096;

    private readonly CallSession _call;
    private readonly LegMedia _media;
    private readonly IStreamConnector _connector;
    private readonly StreamMessageWriter _writer;
    private readonly Channel<string> _marks = Channel.CreateBounded<string>(new BoundedChannelOptions(MaxMarks) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<StreamEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly short[] _inbound = new short[AudioTap.FrameSamples];
    private readonly short[] _outbound = new short[AudioTap.FrameSamples];
    private readonly byte[] _payload = new byte[AudioTap.FrameSamples];
    private AudioTap? _tap;
    private LiveSource? _source;
    private long _lost;
    private long _updated;

    /// <summary>Makes a stream; <see cref="RunAsync"/> runs it.</summary>
    public CallStream(StreamOrder order, CallSession call, LegMedia media, IStreamConnector connector)
    {
        Order = order;
        _call = call;
        _media = media;
        _connector = connector;
        Sid = call.Services.Sids.New<StreamSid>();
        _updated = call.Services.Clock.GetUtcNow().UtcTicks;
        _writer = new StreamMessageWriter(Sid, call.Record.AccountSid, call.Record.Sid);
    }

    /// <summary>Its identifier.</summary>
    public StreamSid Sid { get; }

    /// <summary>What was ordered.</summary>
    public StreamOrder Order { get; }

    /// <summary>When it began or ended.</summary>
    public DateTimeOffset DateUpdated => new(Volatile.Read(ref _updated), TimeSpan.Zero);

    /// <summary>Ends when it has ended and its server has been told as far as it listens.</summary>
    public Task<StreamEnd> Ended => _ended.Task;

    /// <summary>As REST shows it.</summary>
    public StreamView View => new(Sid, _call.Record.AccountSid, _call.Record.Sid, Order.Name, !IsLive, DateUpdated);

    /// <summary>Whether it goes on: it has not ended and was not stopped.</summary>
    public bool IsLive => !_stop.IsCancellationRequested && !Ended.IsCompleted;

    /// <summary>Ends it: nothing of it is played any more, and what was heard until now is still sent as far as its server takes it. From any thread.</summary>
    public void Stop()
    {
        _stop.Cancel();
        Volatile.Read(ref _tap)?.Dispose();
        Volatile.Read(ref _source)?.Dispose();
    }

    /// <summary>Runs it to its end. Never throws.</summary>
    public async Task RunAsync()
    {
        var end = new StreamEnd(null);
        try
        {
            end = await ConnectAsync();
        }
#pragma warning disable CA1031 // The edge of one stream: a fault of ours ends it, not the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            StreamLog.Failed(_call.Services.Log, exception, _call.Record.Sid.Value, Sid.Value);
            end = new StreamEnd(new StreamFault(ErrorCatalogue.InternalError, "The stream failed within the server."));
        }
        finally
        {
            _writer.Dispose();
            Volatile.Write(ref _updated, _call.Services.Clock.GetUtcNow().UtcTicks);
        }

        if (end.Fault is { } fault)
        {
            Tell("stream-error", fault);
            await _call.Notifier.ReportAsync(fault.Error, $"Stream {Sid}: {fault.Detail}", isWarning: true);
        }
        else
        {
            Tell("stream-stopped", null);
        }

        StreamLog.Ended(_call.Services.Log, _call.Record.Sid.Value, Sid.Value, end.Fault?.Detail ?? "stopped", _lost);
        _ended.TrySetResult(end);
    }

    private async Task<StreamEnd> ConnectAsync()
    {
        StreamConnectOutcome outcome;
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, _call.Leg.Gone);
        try
        {
            outcome = await _connector.ConnectAsync(
                new StreamConnectRequest(_call.Record.AccountSid, Order.Url, _call.Services.Settings.StreamConnectTimeout), wait.Token);
        }
        catch (OperationCanceledException)
        {
            return new StreamEnd(null);
        }

        if (outcome is StreamConnectOutcome.Failed failed)
        {
            return new StreamEnd(failed.Fault);
        }

        await using var connection = ((StreamConnectOutcome.Connected)outcome).Connection;
        return await ServeAsync(connection);
    }

    private async Task<StreamEnd> ServeAsync(IStreamConnection connection)
    {
        using var tap = _media.Session.OpenTap((TapTracks)Order.Tracks);
        using var source = Order.IsTwoWay ? _media.Session.OpenSource((name, _) => _marks.Writer.TryWrite(name)) : null;
        Volatile.Write(ref _tap, tap);
        Volatile.Write(ref _source, source);
        if (_stop.IsCancellationRequested)
        {
            Stop();
        }

        using var keys = Order.IsTwoWay ? _media.ListenForDigits() : null;
        var receiving = Task.CompletedTask;
        if (await connection.SendAsync(_writer.Connected()) && await connection.SendAsync(_writer.Start(Order)))
        {
            Tell("stream-started", null);
            receiving = ReceiveAsync(connection, tap, source);
            await SendAsync(connection, tap, keys);
        }

        // What was left to play is over too; a mark that was waiting for it comes back before the end.
        source?.Dispose();
        _lost = tap.Dropped;
        if (connection.Fault is null && !receiving.IsCompleted && await SendMarksAsync(connection) && await connection.SendAsync(_writer.Stop()))
        {
            await connection.CloseAsync();
        }

        var fault = connection.Fault;
        await connection.DisposeAsync();
        await receiving;
        return new StreamEnd(fault);
    }

    private async Task SendAsync(IStreamConnection connection, AudioTap tap, DigitQueue? keys)
    {
        while (await tap.WaitAsync())
        {
            while (keys is not null && keys.TryRead(out var digit))
            {
                if (!await connection.SendAsync(_writer.Dtmf(digit)))
                {
                    return;
                }
            }

            if (!await SendMarksAsync(connection))
            {
                return;
            }

            while (tap.TryRead(_inbound, _outbound, out var number))
            {
                if (!await SendFrameAsync(connection, StreamTracks.Inbound, number, _inbound) || !await SendFrameAsync(connection, StreamTracks.Outbound, number, _outbound))
                {
                    return;
                }
            }
        }
    }

    private ValueTask<bool> SendFrameAsync(IStreamConnection connection, StreamTracks track, long number, short[] samples)
    {
        if ((Order.Tracks & track) != track)
        {
            return new ValueTask<bool>(result: true);
        }

        G711.EncodeMuLaw(samples, _payload);
        return connection.SendAsync(_writer.Media(track == StreamTracks.Inbound, number, _payload));
    }

    private async ValueTask<bool> SendMarksAsync(IStreamConnection connection)
    {
        while (_marks.Reader.TryRead(out var mark))
        {
            if (!await connection.SendAsync(_writer.Mark(mark)))
            {
                return false;
            }
        }

        return true;
    }

    private async Task ReceiveAsync(IStreamConnection connection, AudioTap tap, LiveSource? source)
    {
        try
        {
            while (await connection.ReceiveAsync() is { } text)
            {
                // One-way streams take nothing, and what comes after the end is too late.
                if (source is { IsEnded: false })
                {
                    await TakeAsync(text, source);
                }
            }
        }
        finally
        {
            tap.Dispose();
        }
    }

    private async ValueTask TakeAsync(ReadOnlyMemory<byte> text, LiveSource source)
    {
        switch (StreamMessage.Read(text.Span, out var problem))
        {
            case { Event: "media", Media.Payload: { } payload }:
                if (!source.TryWriteMuLaw(payload) && !source.IsEnded)
                {
                    await _call.Notifier.ReportOnceAsync(
                        ErrorCatalogue.StreamBufferFull, $"Stream {Sid}: the server sent more than {LiveSource.DefaultDepth.TotalMinutes:0} minutes of audio ahead; the rest is dropped.", isWarning: true);
                }

                break;
            case { Event: "mark", Mark.Name: { } name }:
                source.TryMark(name);
                break;
            case { Event: "clear" }:
                source.Clear();
                break;
            case { Event: var unknown }:
                await _call.Notifier.ReportOnceAsync(
                    ErrorCatalogue.StreamMessageInvalid, $"Stream {Sid}: a message {Shorten(unknown)} is unknown or incomplete; it is ignored.", isWarning: true);
                break;
            default:
                await _call.Notifier.ReportOnceAsync(ErrorCatalogue.StreamMessageInvalid, $"Stream {Sid}: a message cannot be read and is ignored: {problem}", isWarning: true);
                break;
        }
    }

    private static string? Shorten(string? text) => text is { Length: > 40 } ? text[..40] + "..." : text;

    private void Tell(string what, StreamFault? fault)
    {
        if (Order.StatusCallback is not { Length: > 0 } url)
        {
            return;
        }

        var parameters = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        parameters.Add(new("AccountSid", _call.Record.AccountSid.Value));
        parameters.Add(new("CallSid", _call.Record.Sid.Value));
        parameters.Add(new("StreamSid", Sid.Value));
        parameters.Add(new("StreamName", Order.Name ?? Sid.Value));
        parameters.Add(new("StreamEvent", what));
        if (fault is not null)
        {
            parameters.Add(new("StreamError", fault.Detail));
            parameters.Add(new("StreamErrorCode", fault.Error.Code.ToWire()));
        }

        parameters.Add(new("Timestamp", _call.Services.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture)));
        _call.Callbacks.Send(new CallbackMessage(what, url, Order.StatusCallbackMethod, parameters.ToImmutable()));
    }
}

using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Servers;

namespace WorkDistribution.Testing.Programs;

/// <summary>A headless baresip: a softphone that nobody here wrote, driven over its control connection. What it hears is kept.</summary>
public sealed class Baresip : IAsyncDisposable
{
    /// <summary>Baresip ends a call when its source ends: silence follows the speech.</summary>
    private const int SilenceSeconds = 120;

    /// <summary>It listens at the port it is told and, for TLS, at the next.</summary>
    private const int PortsTaken = 2;

    /// <summary>Two for each of its calls. Left to itself it would pick any of 10000 to 20000, also one that was just given to another program of the tests.</summary>
    private const int MediaPorts = 8;

    private readonly string _folder = Directory.CreateTempSubdirectory("wd-baresip-").FullName;
    private readonly BaresipOptions _options;
    private readonly Channel<JsonElement> _events = Channel.CreateBounded<JsonElement>(10_000);
    private readonly List<string> _seen = [];
    private readonly TcpClient _control = new();
    private Process? _process;
    private Task _reader = Task.CompletedTask;

    private Baresip(BaresipOptions options) => _options = options;

    /// <summary>Its log.</summary>
    public string Log => File.Exists(LogPath) ? File.ReadAllText(LogPath) : "";

    private string LogPath => Path.Combine(_folder, "log");

    /// <summary>Starts one; it registers by itself.</summary>
    public static async Task<Baresip> StartAsync(BaresipOptions options)
    {
        var phone = new Baresip(options);
        await phone.StartAsync();
        return phone;
    }

    /// <summary>Waits until it is registered.</summary>
    public Task RegisteredAsync() =>
        Limits.UntilAsync(() => Task.FromResult(Log), log => log.Contains("200 OK", StringComparison.Ordinal) && log.Contains("binding", StringComparison.Ordinal), "baresip's registration");

    /// <summary>Calls.</summary>
    public Task DialAsync(string user) => CommandAsync("dial", $"sip:{user}@{_options.Domain}");

    /// <summary>Answers the call that came.</summary>
    public Task AcceptAsync() => CommandAsync("accept");

    /// <summary>Ends the call.</summary>
    public Task HangUpAsync() => CommandAsync("hangup");

    /// <summary>Transfers the one it talks with to an address, without asking there first.</summary>
    public Task TransferAsync(string uri) => CommandAsync("transfer", uri);

    /// <summary>Presses a key; sent by RFC 4733.</summary>
    public Task PressAsync(char key) => CommandAsync("sndcode", key.ToString());

    /// <summary>Waits for an event such as CALL_ESTABLISHED; those before it are passed over.</summary>
    public async Task WaitForAsync(string type)
    {
        try
        {
            while (true)
            {
                var next = await _events.Reader.ReadAsync().AsTask().Within(type);
                var name = next.TryGetProperty("type", out var value) ? value.GetString() : null;
                _seen.Add(name ?? "?");
                if (name == type)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is TimeoutException or ChannelClosedException)
        {
            throw new InvalidOperationException($"baresip told no {type}; it told {string.Join(", ", _seen)}\n{Log}", exception);
        }
    }

    /// <summary>What it has heard, 8 kHz; complete once the call has ended.</summary>
    public short[] Heard()
    {
        var file = new DirectoryInfo(Path.Combine(_folder, "rec")).GetFiles("*dec.wav").OrderByDescending(f => f.Length).FirstOrDefault();
        return file is null || file.Length <= 44 ? [] : SharedAudio.ReadSamples(file.FullName);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        _process?.Dispose();
        _control.Dispose();
        await _reader;
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync()
    {
        var controlPort = FreePorts.Next();
        var source = Path.Combine(_folder, "source.wav");
        Directory.CreateDirectory(Path.Combine(_folder, "rec"));
        WaveFile.Write(source, [.. _options.Speech, .. new short[SilenceSeconds * 8000]]);
        await File.WriteAllTextAsync(Path.Combine(_folder, "config"), Configuration(controlPort, source, FreePorts.NextBlock(MediaPorts)));
        var transport = _options.IsTcp ? "tcp" : "udp";
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "accounts"),
            $"<sip:{_options.User}@{_options.Domain};transport={transport}>;auth_user={_options.User};auth_pass={_options.Password};outbound=\"sip:{_options.Server};transport={transport}\";regint={(_options.Registers ? 600 : 0)};audio_codecs=PCMU/8000/1;answermode=manual\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "contacts"), "");
        await File.WriteAllTextAsync(Path.Combine(_folder, "uuid"), $"00000000-0000-4000-8000-{controlPort:D12}");

        // The shell sends its output to a file, which is read while it runs.
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"exec baresip -4 -v -f '{_folder}' >'{LogPath}' 2>&1");
        _process = new Process { StartInfo = start };
        _process.Start();
        await Limits.UntilAsync(() => TryConnectAsync(controlPort), connected => connected, "baresip's control connection");
        _reader = ReadAsync();
    }

    private string Configuration(int controlPort, string source, int mediaPort) => $"""
        poll_method epoll
        sip_listen 127.0.0.1:{FreePorts.NextBlock(PortsTaken)}
        call_local_timeout 120
        call_max_calls 4
        audio_source aufile,{source}
        audio_player aubridge,nil
        audio_alert aubridge,nil2
        audio_txmode thread
        audio_level no
        ausrc_srate 8000
        auplay_srate 8000
        ausrc_channels 1
        auplay_channels 1
        ausrc_format s16
        auplay_format s16
        auenc_format s16
        audec_format s16
        audio_buffer 20-160
        audio_path {_folder}
        rtp_ports {mediaPort}-{mediaPort + MediaPorts}
        rtcp_mux no
        jitter_buffer_delay 5-10
        rtp_timeout 0
        net_interface 127.0.0.1
        module_path /usr/lib/baresip/modules
        module g711.so
        module sndfile.so
        module aubridge.so
        module aufile.so
        module_tmp uuid.so
        module_tmp account.so
        module_app menu.so
        module_app debug_cmd.so
        module_app ctrl_tcp.so
        ctrl_tcp_listen 127.0.0.1:{controlPort}
        snd_path {_folder}/rec
        ringback_disabled yes

        """;

    private async Task<bool> TryConnectAsync(int port)
    {
        if (_process!.HasExited)
        {
            throw new InvalidOperationException($"baresip ended with {_process.ExitCode}:\n{Log}");
        }

        try
        {
            await _control.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task CommandAsync(string command, string parameters = "")
    {
        var json = $$"""{"command":"{{command}}","params":"{{parameters}}","token":"{{command}}"}""";
        await _control.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(json)}:{json},"));
    }

    /// <summary>Reads netstrings: a length, a colon, that many bytes, a comma.</summary>
    private async Task ReadAsync()
    {
        var buffer = new byte[256 * 1024];
        var filled = 0;
        try
        {
            while (await _control.GetStream().ReadAsync(buffer.AsMemory(filled)) is var read and > 0)
            {
                filled += read;
                filled = Take(buffer, filled);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The connection ends with the program.
        }

        _events.Writer.TryComplete();
    }

    private int Take(byte[] buffer, int filled)
    {
        while (buffer.AsSpan(0, filled).IndexOf((byte)':') is var colon and > 0
            && Utf8Parser.TryParse(buffer.AsSpan(0, colon), out int length, out _)
            && colon + length + 2 <= filled)
        {
            var message = JsonElement.Parse(buffer.AsSpan(colon + 1, length));
            if (message.TryGetProperty("event", out _))
            {
                _events.Writer.TryWrite(message);
            }

            var used = colon + length + 2;
            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
        }

        return filled;
    }
}

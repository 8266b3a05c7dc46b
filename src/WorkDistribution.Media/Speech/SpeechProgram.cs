using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using WorkDistribution.Media.Playback;

namespace WorkDistribution.Media.Speech;

/// <summary>
/// A program that reads text from its input and writes a WAV file to its output. A process of its own: customers' text cannot crash or hang the
/// server, and a time limit really ends the work.
/// </summary>
internal sealed class SpeechProgram
{
    private const int MaxErrorCharacters = 300;
    private readonly string? _path;

    internal SpeechProgram(string name, string package, string? searchPath = null)
    {
        _path = (searchPath ?? Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        Status = new SpeechEngineStatus(name, _path is not null, _path ?? $"install the package {package}");
    }

    internal SpeechEngineStatus Status { get; }

    /// <summary>Runs it once with a file for its output: for programs that go back in what they wrote, which a pipe cannot.</summary>
    /// <param name="arguments">Makes the arguments, given the file's path.</param>
    /// <param name="text">Its input.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task<AudioDecoding> RunToFileAsync(Func<string, IEnumerable<string>> arguments, string text, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("speech-");
        try
        {
            var file = Path.Combine(folder.FullName, "speech.wav");
            var run = await RunAsync(arguments(file), text, cancellationToken);
            if (run is AudioDecoding.Failed || !File.Exists(file))
            {
                return run;
            }

            return new FileInfo(file).Length > AudioDecoder.MaxFileBytes
                ? TooMuch()
                : DecodeOutput(await File.ReadAllBytesAsync(file, cancellationToken), cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs it once; its output is the WAV file.</summary>
    internal async Task<AudioDecoding> RunAsync(IEnumerable<string> arguments, string text, CancellationToken cancellationToken)
    {
        var (output, failure) = await RunRawAsync(arguments, text, cancellationToken);
        return failure ?? DecodeOutput(output, cancellationToken);
    }

    /// <summary>Runs it once and gives its output as text; null when it failed.</summary>
    internal async Task<string?> RunForTextAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var (output, failure) = await RunRawAsync(arguments, "", cancellationToken);
        return failure is null ? Encoding.UTF8.GetString(output.Span) : null;
    }

    private async Task<(ReadOnlyMemory<byte> Output, AudioDecoding.Failed? Failure)> RunRawAsync(IEnumerable<string> arguments, string text, CancellationToken cancellationToken)
    {
        if (_path is null)
        {
            return (default, new AudioDecoding.Failed(PromptFailure.EngineUnavailable, $"{Status.Name} is not installed: {Status.Detail}."));
        }

        using var process = new Process { StartInfo = StartInfo(_path, arguments) };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return (default, new AudioDecoding.Failed(PromptFailure.EngineUnavailable, $"{_path} cannot be run: {exception.Message}"));
        }

        try
        {
            return await ExchangeAsync(process, text, cancellationToken);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static ProcessStartInfo StartInfo(string path, IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        return info;
    }

    private async Task<(ReadOnlyMemory<byte> Output, AudioDecoding.Failed? Failure)> ExchangeAsync(Process process, string text, CancellationToken cancellationToken)
    {
        var writing = WriteAsync(process, text, cancellationToken);
        var errors = ReadErrorsAsync(process, cancellationToken);
        var audio = await ReadAsync(process.StandardOutput.BaseStream, cancellationToken);
        await writing;
        if (audio is null)
        {
            return (default, TooMuch());
        }

        var complaint = await errors;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode != 0
            ? (default, new AudioDecoding.Failed(PromptFailure.EngineFailed, $"{Status.Name} ended with {process.ExitCode}: {complaint}"))
            : (audio.GetBuffer().AsMemory(0, (int)audio.Length), null);
    }

    /// <summary>A text without a single word gives a header, or nothing.</summary>
    private static AudioDecoding DecodeOutput(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        bytes.Length <= 44 ? new AudioDecoding.Decoded([]) : AudioDecoder.Decode(bytes, "audio/wav", cancellationToken);

    private AudioDecoding.Failed TooMuch() => new(PromptFailure.TooLarge, $"{Status.Name} made more than {AudioDecoder.MaxFileBytes} bytes.");

    private static async Task WriteAsync(Process process, string text, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(text.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading everything; its exit code says why.
        }
    }

    private static async Task<MemoryStream?> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        var audio = new MemoryStream();
        var buffer = new byte[65536];
        for (var count = await output.ReadAsync(buffer, cancellationToken); count > 0; count = await output.ReadAsync(buffer, cancellationToken))
        {
            if (audio.Length + count > AudioDecoder.MaxFileBytes)
            {
                return null;
            }

            audio.Write(buffer, 0, count);
        }

        return audio;
    }

    private static async Task<string> ReadErrorsAsync(Process process, CancellationToken cancellationToken)
    {
        var kept = new StringBuilder();
        var buffer = new char[1024];
        for (var count = await process.StandardError.ReadAsync(buffer, cancellationToken); count > 0; count = await process.StandardError.ReadAsync(buffer, cancellationToken))
        {
            kept.Append(buffer, 0, Math.Min(count, MaxErrorCharacters - kept.Length));
        }

        return kept.ToString().Trim();
    }
}

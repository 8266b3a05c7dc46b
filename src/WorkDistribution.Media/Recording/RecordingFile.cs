using Microsoft.Win32.SafeHandles;

namespace WorkDistribution.Media.Recording;

/// <summary>A recording's file on disk.</summary>
internal sealed class RecordingFile : IRecordingFile
{
    private const int CopyBytes = 1 << 16;
    private readonly string _path;
    private readonly SafeFileHandle _handle;

    internal RecordingFile(string path)
    {
        _path = path;
        _handle = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(_handle, bytes, offset);

    /// <inheritdoc/>
    public void SetLength(long length) => RandomAccess.SetLength(_handle, length);

    /// <inheritdoc/>
    public void KeepOnly(ReadOnlySpan<byte> header, long offset, long length)
    {
        var temporary = _path + ".part";
        try
        {
            using (var target = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
            {
                RandomAccess.Write(target, header, 0);
                Copy(target, header.Length, offset, length);
            }

            File.Move(temporary, _path, overwrite: true);
        }
        catch (IOException)
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Delete()
    {
        _handle.Dispose();
        File.Delete(_path);
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private void Copy(SafeFileHandle target, long targetOffset, long offset, long length)
    {
        var buffer = new byte[CopyBytes];
        while (length > 0)
        {
            var count = RandomAccess.Read(_handle, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length)), offset);
            if (count == 0)
            {
                throw new EndOfStreamException("The recording is shorter than what was written to it.");
            }

            RandomAccess.Write(target, buffer.AsSpan(0, count), targetOffset);
            offset += count;
            targetOffset += count;
            length -= count;
        }
    }
}

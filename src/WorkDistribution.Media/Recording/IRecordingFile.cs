namespace WorkDistribution.Media.Recording;

/// <summary>The file under a recording. Calls come from the writer's thread only and may throw <see cref="IOException"/>.</summary>
internal interface IRecordingFile : IDisposable
{
    /// <summary>Writes bytes at a place.</summary>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Cuts or confirms the length.</summary>
    void SetLength(long length);

    /// <summary>Keeps only a part behind a new header, in one step: a crash leaves either the old file or the new one.</summary>
    /// <param name="header">The new header.</param>
    /// <param name="offset">Where the part begins.</param>
    /// <param name="length">Its length.</param>
    void KeepOnly(ReadOnlySpan<byte> header, long offset, long length);

    /// <summary>Closes and removes the file.</summary>
    void Delete();
}

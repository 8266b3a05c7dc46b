using System.Runtime.InteropServices;

namespace WorkDistribution.Media.Playback;

/// <summary>The functions of libmpg123 that are used, found at first use.</summary>
internal static class Mpg123
{
    /// <summary>The package that brings the library.</summary>
    internal const string Package = "libmpg123-0";

    internal const int Ok = 0;
    internal const int Done = -12;
    internal const int NewFormat = -11;
    internal const int NeedMore = -10;
    internal const int ParamAddFlags = 2;
    internal const int ParamResyncLimit = 14;
    internal const int FlagQuiet = 0x20;
    internal const int FlagMixToMono = 0x4;
    internal const int FlagForceFloat = 0x400;
    internal const int EncodingFloat32 = 0x200;

    private const string Library = "mpg123";
    private static readonly Lazy<bool> Available = new(Initialize);

    /// <summary>Whether the library is installed and works.</summary>
    internal static bool IsAvailable => Available.Value;

    [DllImport(Library, EntryPoint = "mpg123_new"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint New(nint decoder, out int error);

    [DllImport(Library, EntryPoint = "mpg123_delete"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void Delete(nint handle);

    [DllImport(Library, EntryPoint = "mpg123_param"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Param(nint handle, int type, nint value, double floatValue);

    [DllImport(Library, EntryPoint = "mpg123_open_feed"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int OpenFeed(nint handle);

    [DllImport(Library, EntryPoint = "mpg123_decode"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Decode(nint handle, ref byte input, nuint inputBytes, ref byte output, nuint outputBytes, out nuint done);

    [DllImport(Library, EntryPoint = "mpg123_getformat"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int GetFormat(nint handle, out CLong rate, out int channels, out int encoding);

    [DllImport(Library, EntryPoint = "mpg123_init"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Init();

    private static bool Initialize() => NativeLibraries.TryResolve(Library) && Init() == Ok;
}

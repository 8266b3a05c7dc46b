using System.Runtime.InteropServices;
using WorkDistribution.Media.Playback;

namespace WorkDistribution.Media.Speech.Recognition.Sphinx;

/// <summary>The functions of libpocketsphinx and libsphinxbase (0.8+5prealpha) that are used, found at first use.</summary>
internal static class PocketSphinx
{
    /// <summary>The packages that bring library and models.</summary>
    internal const string Packages = "libpocketsphinx3 and pocketsphinx-en-us";

    private const string Library = "pocketsphinx";
    private const string Base = "sphinxbase";
    private static readonly Lazy<bool> Available = new(() => NativeLibraries.TryResolve(Base) && NativeLibraries.TryResolve(Library));

    /// <summary>Whether the libraries are installed.</summary>
    internal static bool IsAvailable => Available.Value;

    [DllImport(Library, EntryPoint = "ps_args"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint Arguments();

    // The variadic way in, cmd_ln_init, cannot be called portably.
    [DllImport(Base, EntryPoint = "cmd_ln_parse_r"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint ParseArguments(nint previous, nint definitions, int count, nint[] values, int strict);

    [DllImport(Base, EntryPoint = "cmd_ln_free_r"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int FreeArguments(nint arguments);

    [DllImport(Base, EntryPoint = "err_set_logfp"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void SetLog(nint file);

    [DllImport(Base, EntryPoint = "ckd_free"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void Free(nint memory);

    [DllImport(Base, EntryPoint = "logmath_exp"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern double Exponential(nint logMath, int value);

    [DllImport(Library, EntryPoint = "ps_init"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint Init(nint arguments);

    [DllImport(Library, EntryPoint = "ps_free"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Delete(nint decoder);

    [DllImport(Library, EntryPoint = "ps_get_logmath"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint LogMath(nint decoder);

    [DllImport(Library, EntryPoint = "ps_set_jsgf_string"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int SetGrammar(nint decoder, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string grammar);

    [DllImport(Library, EntryPoint = "ps_set_search"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int SetSearch(nint decoder, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport(Library, EntryPoint = "ps_lookup_word"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint LookUpWord(nint decoder, [MarshalAs(UnmanagedType.LPUTF8Str)] string word);

    [DllImport(Library, EntryPoint = "ps_add_word"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int AddWord(nint decoder, [MarshalAs(UnmanagedType.LPUTF8Str)] string word, [MarshalAs(UnmanagedType.LPUTF8Str)] string phones, int update);

    [DllImport(Library, EntryPoint = "ps_start_utt"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int StartUtterance(nint decoder);

    [DllImport(Library, EntryPoint = "ps_process_raw"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Process(nint decoder, ref short samples, nuint count, int noSearch, int isWhole);

    [DllImport(Library, EntryPoint = "ps_end_utt"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int EndUtterance(nint decoder);

    [DllImport(Library, EntryPoint = "ps_get_hyp"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint Hypothesis(nint decoder, out int score);

    [DllImport(Library, EntryPoint = "ps_get_n_frames"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Frames(nint decoder);

    [DllImport(Library, EntryPoint = "ps_seg_iter"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint FirstSegment(nint decoder);

    [DllImport(Library, EntryPoint = "ps_seg_next"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint NextSegment(nint segment);

    [DllImport(Library, EntryPoint = "ps_seg_word"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint SegmentWord(nint segment);

    [DllImport(Library, EntryPoint = "ps_seg_prob"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int SegmentProbability(nint segment, out int acoustic, out int language, out int back);
}

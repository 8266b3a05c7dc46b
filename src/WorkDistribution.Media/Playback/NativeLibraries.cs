using System.Reflection;
using System.Runtime.InteropServices;

namespace WorkDistribution.Media.Playback;

/// <summary>Finds this project's native libraries under the names distributions give them.</summary>
internal static class NativeLibraries
{
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["mpg123"] = ["libmpg123.so.0", "libmpg123.0.dylib", "mpg123.dll", "mpg123"],
        ["pocketsphinx"] = ["libpocketsphinx.so.3", "libpocketsphinx.3.dylib"],
        ["sphinxbase"] = ["libsphinxbase.so.3", "libsphinxbase.3.dylib"],
    };

    static NativeLibraries()
    {
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);
    }

    /// <summary>Whether the library can be loaded; also puts the resolver in place.</summary>
    internal static bool TryResolve(string name) => Load(name) != 0;

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => Load(name);

    private static nint Load(string name)
    {
        foreach (var candidate in Names.GetValueOrDefault(name, []))
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }
}

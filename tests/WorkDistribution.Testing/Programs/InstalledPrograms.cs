namespace WorkDistribution.Testing.Programs;

/// <summary>Programs of the machine that tests use where they are installed.</summary>
public static class InstalledPrograms
{
    /// <summary>Whether a program is on the path.</summary>
    public static bool Has(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, name)));
}

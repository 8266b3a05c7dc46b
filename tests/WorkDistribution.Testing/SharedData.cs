namespace WorkDistribution.Testing;

/// <summary>The folder of shared test data, which stands beside the repository and is not part of it.</summary>
public static class SharedData
{
    /// <summary>Environment variable that names the folder where it stands elsewhere.</summary>
    public const string Variable = "WD_SHARED";

    /// <summary>Finds a folder of the shared data.</summary>
    /// <param name="relative">Its path within, such as "vectors/rfc4475".</param>
    /// <returns>null where it is absent: the test is then reported as skipped.</returns>
    public static string? Find(string relative)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            var path = Path.Combine(named, relative);
            return Directory.Exists(path) ? path : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WorkDistribution.sln")))
            {
                var path = Path.Combine(folder.Parent?.FullName ?? "", "shared", relative);
                return Directory.Exists(path) ? path : null;
            }
        }

        return null;
    }
}

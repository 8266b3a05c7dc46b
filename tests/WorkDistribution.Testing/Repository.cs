namespace WorkDistribution.Testing;

/// <summary>Where the sources are.</summary>
public static class Repository
{
    /// <summary>The folder with WorkDistribution.sln.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WorkDistribution.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No WorkDistribution.sln above {AppContext.BaseDirectory}");
    }
}

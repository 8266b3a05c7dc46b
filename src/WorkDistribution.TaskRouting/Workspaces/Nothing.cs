namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>The value of a command that gives none, such as a deletion.</summary>
public sealed record Nothing
{
    private Nothing()
    {
    }

    /// <summary>The only one.</summary>
    public static Nothing Value { get; } = new();
}

namespace WorkDistribution.Testing.Programs;

/// <summary>How a sipp run ended.</summary>
/// <param name="ExitCode">0 when every call went as the scenario says.</param>
/// <param name="Errors">What it complained of.</param>
/// <param name="Messages">The messages it sent and received.</param>
public sealed record SippResult(int ExitCode, string Errors, string Messages)
{
    /// <summary>Whether every call went as the scenario says.</summary>
    public bool IsGood => ExitCode == 0;
}

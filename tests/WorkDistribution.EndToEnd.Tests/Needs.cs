using WorkDistribution.Testing.Programs;

namespace WorkDistribution.EndToEnd.Tests;

/// <summary>What a test cannot do without: where it is absent, the test is reported as skipped.</summary>
internal static class Needs
{
    /// <summary>A program on the path.</summary>
    internal static void Program(string name)
    {
        if (!InstalledPrograms.Has(name))
        {
            Assert.Ignore($"{name} is not installed");
        }
    }
}

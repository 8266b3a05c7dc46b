using System.Globalization;

namespace WorkDistribution.TaskRouting.Tests.Simulation;

/// <summary>Worlds by dice, with the invariants held after every step. eng/simulate runs more of them; a seed that fails prints the command that runs it again.</summary>
public sealed class SimulationTests
{
    private static readonly int FirstSeed = Setting("SIMULATION_SEED", 1);
    private static readonly int Seeds = Setting("SIMULATION_SEEDS", 20);
    private static readonly int Steps = Setting("SIMULATION_STEPS", 1500);

    private static IEnumerable<int> AllSeeds => Enumerable.Range(FirstSeed, Seeds);

    [TestCaseSource(nameof(AllSeeds))]
    [Category("Simulation")]
    public void Whatever_happens_the_invariants_hold(int seed)
    {
        var step = 0;
        try
        {
            var world = new SimulatedWorld(seed);
            for (; step < Steps; step++)
            {
                world.Step();
            }

            TestContext.Out.WriteLine($"seed {seed}: {Steps} steps, {world.Crashes} crashes, tasks {world.Told.Tasks}, reservations {world.Told.Reservations}");
            if (Steps >= 1000)
            {
                // A world in which nothing is assigned shows nothing.
                Assert.That(world.Told.Reservations.Accepted, Is.Positive);
            }
        }
        catch (Exception exception) when (exception is not AssertionException)
        {
            Assert.Fail($"Step {step}: {exception.Message}{Environment.NewLine}Again: eng/simulate --seed {seed} --steps {step + 1}{Environment.NewLine}{exception}");
        }
    }

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : fallback;
}

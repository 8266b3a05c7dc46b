// Ride hailing: work distribution without a telephone. Drivers are workers whose attributes say where they are, rides are tasks, and the workflow
// looks for a driver in the rider's district first, then next door, then anywhere. Nobody but the server knows who drives whom.
//
//   WD_SERVER, WD_ACCOUNT_SID, WD_AUTH_TOKEN   the server and the account (eng/run --sample RideHailing sets them)
//   APP_URL                                    where this application listens for assignments and events
//   --rides N      how many rides are asked for before it ends (20)
//   --drivers N    how many drivers (6)
//   --seed N       the same city again

using System.Globalization;
using WorkDistribution.Samples.Rest;
using WorkDistribution.Samples.RideHailing;

int Option(string name, int fallback)
{
    var at = Array.IndexOf(args, "--" + name);
    return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : fallback;
}

var app = RestClient.Setting("APP_URL");
using var rest = RestClient.FromEnvironment();

#pragma warning disable RS0030 // A sample may roll dice; the seed makes them the same again.
var dice = new Random(Option("seed", 1));
#pragma warning restore RS0030
var dispatch = await Dispatch.SetUpAsync(rest, app, CancellationToken.None);
var city = new City(rest, dispatch, dice, TimeProvider.System, Console.Out);

await using var site = AssignmentSite.Create(app, city);
await site.StartAsync();
var stopping = site.Lifetime.ApplicationStopping;
try
{
    var finished = await city.RunAsync(Option("drivers", 6), Option("rides", 20), stopping);
    await dispatch.ReportAsync(Console.Out, stopping);
    return finished ? 0 : 1;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 1; // whoever started it does not want to see the rest
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using WorkDistribution.Samples.Rest;

namespace WorkDistribution.Samples.RideHailing;

/// <summary>Twelve districts in a ring, drivers who move between them, riders who ask.</summary>
internal sealed class City(RestClient rest, Dispatch dispatch, Random dice, TimeProvider clock, TextWriter output)
{
    private const int Districts = 12;
    private static readonly TimeSpan BetweenRides = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, Driver> _drivers = new();
    private readonly Lock _diceLock = new();
    private readonly long _start = clock.GetTimestamp();
    private int _driven;

    /// <summary>Lets the drivers drive until all rides are done, or nobody moves any more.</summary>
    /// <returns>Whether every rider arrived.</returns>
    public async Task<bool> RunAsync(int drivers, int rides, CancellationToken cancellationToken)
    {
        for (var i = 0; i < drivers; i++)
        {
            await HireAsync($"driver-{i + 1}", i % 2 == 0 ? "limousine" : "compact", cancellationToken);
        }

        for (var i = 0; i < rides; i++)
        {
            await AskForRideAsync(i, cancellationToken);
            await Task.Delay(BetweenRides, clock, cancellationToken);
        }

        var deadline = clock.GetTimestamp();
        while (Volatile.Read(ref _driven) < rides && clock.GetElapsedTime(deadline) < Patience)
        {
            await Task.Delay(BetweenRides, clock, cancellationToken);
        }

        return Volatile.Read(ref _driven) == rides;
    }

    /// <summary>A ride is offered to a driver.</summary>
    public void Offer(string worker, string task, string reservation)
    {
        if (_drivers.TryGetValue(worker, out var driver))
        {
            _ = DriveAsync(driver, task, reservation);
        }
    }

    /// <summary>Shows a line.</summary>
    public void Tell(string line) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {clock.GetElapsedTime(_start).TotalSeconds,6:0.00} s  {line}"));

    private async Task HireAsync(string name, string car, CancellationToken cancellationToken)
    {
        var district = Roll(Districts);
        var worker = await rest.PostAsync(
            dispatch.Workspace + "/Workers",
            cancellationToken,
            ("FriendlyName", name),
            ("ActivitySid", dispatch.Driving),
            ("Attributes", Attributes(car, district)));
        _drivers[worker.Sid()] = new Driver(worker.Sid(), name, car, district);
        Tell($"{name} drives a {car} in district {district}");
    }

    private async Task AskForRideAsync(int number, CancellationToken cancellationToken)
    {
        var district = Roll(Districts);
        var premium = Roll(3) == 0;
        var ride = await rest.PostAsync(
            dispatch.Workspace + "/Tasks",
            cancellationToken,
            ("WorkflowSid", dispatch.Workflow),
            ("Attributes", JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["rider"] = $"rider-{number + 1}",
                ["class"] = premium ? "premium" : "standard",
                ["district"] = district,
                ["next_door"] = new[] { (district + 1) % Districts, (district + Districts - 1) % Districts },
            })));
        Tell($"rider-{number + 1} asks for a {(premium ? "premium" : "standard")} ride from district {district} ({ride.Sid()})");
    }

    /// <summary>What the driver's application does with an offer: takes most, drives, and says where the car is now.</summary>
    private async Task DriveAsync(Driver driver, string task, string reservation)
    {
        var address = $"{dispatch.Workspace}/Tasks/{task}/Reservations/{reservation}";
        try
        {
            if (Roll(8) == 0)
            {
                Tell($"{driver.Name} turns a ride down");
                await rest.PostAsync(address, default, ("ReservationStatus", "rejected"));
                return;
            }

            var ride = await rest.PostAsync(address, default, ("ReservationStatus", "accepted"));
            var details = (await rest.GetAsync($"{dispatch.Workspace}/Tasks/{ride.Text("task_sid")}")).Attributes();
            Tell($"{driver.Name} picks {details.GetProperty("rider")} up in district {details.GetProperty("district")}");
            await Task.Delay(TimeSpan.FromMilliseconds(400 + Roll(800)), clock);
            driver.District = Roll(Districts);
            await rest.PostAsync($"{dispatch.Workspace}/Workers/{driver.Sid}", default, ("Attributes", Attributes(driver.Car, driver.District)));
            await rest.PostAsync(address, default, ("ReservationStatus", "completed"));
            Tell($"{driver.Name} is free in district {driver.District}");
            Interlocked.Increment(ref _driven);
        }
        catch (Exception exception) when (exception is RestException or HttpRequestException or TaskCanceledException)
        {
            Tell($"{driver.Name}: {exception.Message}");
        }
    }

    private static string Attributes(string car, int district) =>
        JsonSerializer.Serialize(new { car, district, rating = car == "limousine" ? 5 : 3 });

    private int Roll(int sides)
    {
        lock (_diceLock)
        {
            return dice.Next(sides);
        }
    }
}

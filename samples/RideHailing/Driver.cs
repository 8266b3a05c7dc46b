namespace WorkDistribution.Samples.RideHailing;

/// <summary>A driver and the car.</summary>
internal sealed class Driver(string sid, string name, string car, int district)
{
    /// <summary>The worker's identifier.</summary>
    public string Sid { get; } = sid;

    /// <summary>Who it is.</summary>
    public string Name { get; } = name;

    /// <summary>Kind of car.</summary>
    public string Car { get; } = car;

    /// <summary>Where the car is.</summary>
    public int District { get; set; } = district;
}

namespace WorkDistribution.Samples.RideHailing;

/// <summary>The company's web application: it is asked what becomes of each offer, and told what happened.</summary>
internal static class AssignmentSite
{
    /// <summary>Makes it; the caller starts and disposes it.</summary>
    public static WebApplication Create(string url, City city)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(url);
        var site = builder.Build();

        // The driver's own application shows the ride and answers by REST, so there is nothing to instruct here.
        site.MapPost("/assignment", async (HttpRequest request) =>
        {
            var offer = await request.ReadFormAsync();
            city.Offer(offer["WorkerSid"].ToString(), offer["TaskSid"].ToString(), offer["ReservationSid"].ToString());
            return Results.Json(new { });
        });
        site.MapPost("/events", async (HttpRequest request) =>
        {
            var told = await request.ReadFormAsync();
            city.Tell($"event  {told["EventType"]}  {told["EventDescription"]}");
            return Results.NoContent();
        });
        return site;
    }
}

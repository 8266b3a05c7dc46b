using WorkDistribution.Samples.Rest;

namespace WorkDistribution.Samples.CallCentre;

/// <summary>The supervisor's page: who works, who waits, how the day went, all of it asked by REST; and agents put to work or to rest by a button.</summary>
internal static class Supervisor
{
    /// <summary>Adds the page and what it asks.</summary>
    public static void Map(IEndpointRouteBuilder routes, RestClient rest, Centre centre)
    {
        routes.MapGet("/", () => Results.Stream(typeof(Supervisor).Assembly.GetManifestResourceStream("supervisor.html")!, "text/html; charset=utf-8"));
        routes.MapGet("/state", async (CancellationToken cancellationToken) =>
        {
            var workers = rest.GetAsync(centre.Workspace + "/Workers", cancellationToken);
            var tasks = rest.GetAsync(centre.Workspace + "/Tasks?PageSize=200", cancellationToken);
            var now = rest.GetAsync(centre.Workspace + "/RealTimeStatistics", cancellationToken);
            var today = rest.GetAsync(centre.Workspace + "/CumulativeStatistics?Minutes=1440", cancellationToken);
            await Task.WhenAll(workers, tasks, now, today);
            return Results.Json(new
            {
                workers = (await workers).GetProperty("workers"),
                tasks = (await tasks).GetProperty("tasks"),
                now = await now,
                today = await today,
            });
        });
        routes.MapPost("/agents/{name}/{activity}", async (string name, string activity, CancellationToken cancellationToken) =>
        {
            if (!centre.Workers.TryGetValue(name, out var worker) || !centre.Activities.TryGetValue(activity, out var sid))
            {
                return Results.NotFound();
            }

            await rest.PostAsync($"{centre.Workspace}/Workers/{worker}", cancellationToken, ("ActivitySid", sid), ("RejectPendingReservations", "true"));
            return Results.NoContent();
        });
    }
}

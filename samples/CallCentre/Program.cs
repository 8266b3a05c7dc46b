// A call centre: a number, a menu, callers who wait with their place in line told to them, agents on softphones chosen by skill, and a page for the
// supervisor. The application keeps no state of its own: who waits, who talks and who is free is asked of the server.
//
//   WD_SERVER, WD_ACCOUNT_SID, WD_AUTH_TOKEN   the server and the account (eng/run --sample CallCentre sets them)
//   APP_URL                                    where this application listens
//   SIP_DOMAIN, SIP_PORT, SIP_PASSWORD         the domain in which agents register, where it listens, and the password made for them
//   PHONE_NUMBER                               the number that callers dial

using WorkDistribution.Samples.CallCentre;
using WorkDistribution.Samples.Demo;
using WorkDistribution.Samples.Rest;

var app = RestClient.Setting("APP_URL");
using var rest = RestClient.FromEnvironment();

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls(app);
await using var site = builder.Build();
site.UseWhen(context => context.Request.Method == HttpMethods.Post && !context.Request.Path.StartsWithSegments("/agents", StringComparison.Ordinal), signed => signed.UseMiddleware<SignatureCheck>(RestClient.Setting("WD_AUTH_TOKEN")));

var centre = await Centre.SetUpAsync(rest, app, CancellationToken.None);
CallFlow.Map(site, centre);
Supervisor.Map(site, rest, centre);
await site.StartAsync();
var (server, domain, port) = (RestClient.Setting("WD_SERVER"), RestClient.Setting("SIP_DOMAIN"), RestClient.Setting("SIP_PORT"));
Console.WriteLine($"""

    The call centre is open.

      Agents       register a softphone as {string.Join(" or ", Centre.Agents.Select(agent => agent.Name))}, password {RestClient.Setting("SIP_PASSWORD")}, domain {domain}, port {port}, UDP or TCP
      Supervisor   {app}/
      Callers      dial {RestClient.Setting("PHONE_NUMBER")}, or without registering sip:{RestClient.Setting("PHONE_NUMBER")}@{domain}:{port} from this machine
      By REST      curl -u {rest.AccountSid}:{RestClient.Setting("WD_AUTH_TOKEN")} {server}{centre.Workspace}/RealTimeStatistics

    Offers to agents appear below. Ctrl-C ends.
    """);
await site.WaitForShutdownAsync();

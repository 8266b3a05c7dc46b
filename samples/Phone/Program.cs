// Calls the demo as a person would, and shows each step as it happens: leaves a message of three tones and hears it back.
//   --server IP:PORT --dial NUMBER [--domain HOST] [--user NAME --password WORD]

using System.Net;
using WorkDistribution.Samples.Phone;
using WorkDistribution.Testing.Phones;

string? Option(string name)
{
    var at = Array.IndexOf(args, "--" + name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}

if (!IPEndPoint.TryParse(Option("server") ?? "", out var server) || Option("dial") is not { } number)
{
    Console.Error.WriteLine("usage: --server IP:PORT --dial NUMBER [--domain HOST] [--user NAME --password WORD]");
    return 2;
}

await using var phone = await SipPhone.StartAsync(new SipPhoneOptions
{
    Server = server,
    Domain = Option("domain") ?? server.Address.ToString(),
    User = Option("user") ?? "1001",
    Password = Option("password"),
    Address = server.Address,
});
return await new DemoCall(phone, TimeProvider.System, Console.Out).RunAsync(number) ? 0 : 1;

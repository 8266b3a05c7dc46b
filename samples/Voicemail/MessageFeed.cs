using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using WorkDistribution.Samples.Rest;

namespace WorkDistribution.Samples.Voicemail;

/// <summary>The messages as RSS 2.0, the latest first. Players cannot log in, so the address holds a key that nobody can guess.</summary>
internal sealed class MessageFeed(RestClient rest, string app, string secret)
{
    private const int Most = 50;

    private readonly string _key = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "feed"u8))[..32];

    /// <summary>Where it is.</summary>
    public string Url => $"{app}/feed/{_key}.xml";

    /// <summary>Whether this is the key.</summary>
    public bool IsKey(string key) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(_key));

    /// <summary>The feed as it is now.</summary>
    public async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        var account = $"/2010-04-01/Accounts/{rest.AccountSid}";
        var recordings = (await rest.GetAsync($"{account}/Recordings.json?PageSize={Most}", cancellationToken)).GetProperty("recordings").EnumerateArray()
            .Where(recording => recording.Text("status") == "completed");
        var channel = new XElement(
            "channel",
            new XElement("title", "Voicemail"),
            new XElement("link", app),
            new XElement("description", $"Messages left at {RestClient.Setting("PHONE_NUMBER")}"));
        foreach (var recording in recordings)
        {
            var call = await rest.GetAsync($"{account}/Calls/{recording.Text("call_sid")}.json", cancellationToken);
            channel.Add(Item(recording, call));
        }

        return new XDocument(new XElement("rss", new XAttribute("version", "2.0"), channel)).ToString();
    }

    private static XElement Item(JsonElement recording, JsonElement call)
    {
        var when = DateTimeOffset.Parse(recording.Text("date_created"), CultureInfo.InvariantCulture);
        var seconds = int.Parse(recording.Text("duration"), CultureInfo.InvariantCulture);
        return new XElement(
            "item",
            new XElement("title", $"{call.Text("from")}, {seconds} s"),
            new XElement("pubDate", when.ToString("r", CultureInfo.InvariantCulture)),
            new XElement("guid", new XAttribute("isPermaLink", "false"), recording.Sid()),
            new XElement("enclosure", new XAttribute("url", recording.Text("media_url") + ".wav"), new XAttribute("type", "audio/x-wav"), new XAttribute("length", WaveLength(seconds))));
    }

    /// <summary>16-bit mono at 8 kHz with its header: near enough for a player's bar.</summary>
    private static int WaveLength(int seconds) => 44 + (seconds * 16_000);
}

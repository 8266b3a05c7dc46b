using WorkDistribution.Testing;
using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;
using WorkDistribution.Testing.Servers;

namespace WorkDistribution.EndToEnd.Tests.Claims;

/// <summary>Requirement C1-1: all its elements in one call.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class C1_1Tests : EndToEndFixture
{
    private const double First = 617;
    private const double Second = 1013;
    private const double Third = 1409;

    [Test]
    public async Task One_call_shows_every_element_of_the_claim()
    {
        Serve("/first.wav", TestTone.Make(1, First));
        Serve("/second.wav", TestTone.Make(60, Second));
        Serve("/third.wav", TestTone.Make(60, Third));
        App.Answer("/application", $"<Play>{App.Url("/first.wav")}</Play><Play>{App.Url("/second.wav")}</Play>");
        App.Answer("/changed", "<Record playBeep=\"false\" timeout=\"0\" maxLength=\"1\" action=\"/recorded\"/>");
        App.Answer("/recorded", $"<Play>{App.Url("/third.wav")}</Play>");

        // Create call router resources through the API; each has an address that devices outside can reach.
        var number = await AddNumberAsync("/application");
        var listed = (await Server.GetAsync($"IncomingPhoneNumbers.json?PhoneNumber={Uri.EscapeDataString(number)}")).GetProperty("incoming_phone_numbers")[0];
        var addressable = await GetAsync(listed.GetProperty("uri").GetString()!);
        Assert.That(addressable.GetProperty("phone_number").GetString(), Is.EqualTo(number), "a router resource at an addressable URI");

        // Map the session to a URI of the application server, and send it a request with the session's state.
        await using var phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = "+15550111" });
        var call = phone.Dial(number);
        var asked = await App.NextAsync("/application");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(asked.IsSignedWith(ServerProcess.AuthToken), Is.True, "an application layer protocol, authenticated");
            Assert.That(asked["To"], Is.EqualTo(number), "the request carries the session's state");
            Assert.That(asked["From"], Is.EqualTo("+15550111"));
            Assert.That(asked["CallStatus"], Is.EqualTo("ringing"));
            Assert.That(asked["Direction"], Is.EqualTo("inbound"));
        }

        // Process the response's instructions one after the other.
        await call.AnsweredAsync();
        await call.HearsToneAsync(First);
        await call.HearsToneAsync(Second);

        // Session state is stored at the URI of a call router resource.
        var path = $"Calls/{asked["CallSid"]}.json";
        var live = await Server.GetAsync(path);
        Assert.That(live.GetProperty("status").GetString(), Is.EqualTo("in-progress"), "state at the URI of a router resource");

        // Modify the resource: the router's state changes with it.
        call.KeepSaying(TestTone.Make(1, Second));
        await Server.PostAsync(path, ("Url", App.Url("/changed")));
        var changed = await App.NextAsync("/changed");
        Assert.That(changed["CallSid"], Is.EqualTo(asked["CallSid"]), "a change of the resource alters the router's course");
        var recorded = await App.NextAsync("/recorded");
        await call.HearsToneAsync(Third);

        // Interact with the router's media through the API.
        var wave = await Server.Api.GetByteArrayAsync($"Recordings/{recorded["RecordingSid"]}.wav");
        var media = new short[(wave.Length - 44) / 2];
        Buffer.BlockCopy(wave, 44, media, 0, media.Length * 2);
        Assert.That(MeasureLoudest(media).Frequency, Is.EqualTo(Second).Within(2), "media of the session through the API");
        await Server.PostAsync(path, ("Status", "completed"));
        await call.EndedAsync();
        var ended = await Limits.UntilAsync(() => Server.GetAsync(path), c => c.GetProperty("status").GetString() == "completed", "the record of the ended call");
        Assert.That(ended.GetProperty("end_time").GetString(), Is.Not.Null);
    }

    private async Task<System.Text.Json.JsonElement> GetAsync(string uri)
    {
        using var client = new HttpClient { BaseAddress = Server.Http.BaseAddress };
        client.DefaultRequestHeaders.Authorization = Server.Api.DefaultRequestHeaders.Authorization;
        return System.Text.Json.JsonElement.Parse(await client.GetStringAsync(uri));
    }
}

using Moq;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Streams;

namespace WorkDistribution.Api.Tests;

/// <summary>Streams of live calls.</summary>
public sealed class StreamsTests : ApiTest
{
    private static readonly CallSid Call = new("CA00000000000000000000000000000001");
    private static readonly StreamSid Stream = new("MZ00000000000000000000000000000001");

    private Mock<ICallStreams> Streams => Host.Get<Mock<ICallStreams>>();

    private StreamView View => new(Stream, Host.Main.Sid, Call, "mine", IsStopped: false, ApiHost.Now);

    [Test]
    public async Task A_stream_is_begun_with_parameters_of_its_own()
    {
        StreamOrder? order = null;
        Streams.Setup(s => s.Create(Host.Main.Sid, Call, It.IsAny<StreamOrder>()))
            .Callback((AccountSid _, CallSid _, StreamOrder given) => order = given)
            .Returns(new StreamCommandOutcome.Done(View));
        var made = await PostAsync(
            $"Calls/{Call}/Streams.json",
            ("Url", "WSS://bot.test/x?y=1"), ("Name", "mine"), ("Track", "both_tracks"), ("StatusCallback", "http://a.test/s"), ("StatusCallbackMethod", "GET"), ("Parameter1.Name", "a"), ("Parameter1.Value", "b"), ("Parameter99.Name", "z"));
        Assert.Multiple(() =>
        {
            Assert.That(made.Status, Is.EqualTo(201));
            Assert.That((made["sid"], made["name"], made["status"], made["call_sid"]), Is.EqualTo((Stream.Value, "mine", "in-progress", Call.Value)));
            Assert.That(made["uri"], Is.EqualTo($"/2010-04-01/Accounts/{Host.Main.Sid}/Calls/{Call}/Streams/{Stream}.json"));
            Assert.That((order!.Url, order.Tracks, order.IsTwoWay, order.StatusCallbackMethod), Is.EqualTo(("wss://bot.test/x?y=1", StreamTracks.Both, false, WebhookMethod.Get)));
            Assert.That(order.Parameters.Select(p => p.Key + "=" + p.Value), Is.EqualTo(new[] { "a=b", "z=" }));
        });
    }

    [Test]
    public async Task A_stream_is_ended_by_sid_or_name_and_what_is_wrong_is_said()
    {
        Streams.Setup(s => s.Stop(Host.Main.Sid, Call, "mine")).Returns(new StreamCommandOutcome.Done(View with { IsStopped = true }));
        Assert.That((await PostAsync($"Calls/{Call}/Streams/mine.json", ("Status", "stopped")))["status"], Is.EqualTo("stopped"));
        Assert.That((await PostAsync($"Calls/{Call}/Streams/mine.json", ("Status", "paused"))).Status, Is.EqualTo(400));

        Streams.Setup(s => s.Stop(Host.Main.Sid, Call, "other")).Returns(new StreamCommandOutcome.Refused(new StreamFault(ErrorCatalogue.NotFound, "")));
        Assert.That((await PostAsync($"Calls/{Call}/Streams/other.json", ("Status", "stopped"))).Status, Is.EqualTo(404));
        Assert.That((await PostAsync($"Calls/{Call}/Streams.json", ("Url", "ftp://x.test"))).Code, Is.EqualTo(31940));
        Assert.That((await PostAsync($"Calls/{Call}/Streams.json", ("Track", "middle"))).Status, Is.EqualTo(400));
    }
}

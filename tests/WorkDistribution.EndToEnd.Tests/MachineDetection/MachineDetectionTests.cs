using WorkDistribution.Testing.Audio;
using WorkDistribution.Testing.Phones;
using WorkDistribution.Testing.Programs;

namespace WorkDistribution.EndToEnd.Tests.MachineDetection;

/// <summary>Calls that a voice, a machine or a fax answers: the application is told which.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class MachineDetectionTests : EndToEndFixture
{
    private const string Greeting = "Hello. You have reached the voice mail of John Smith. I am sorry that I cannot take your call right now. Please leave a message after the tone.";

    [TestCase("human", "Enable")]
    [TestCase("machine_start", "Enable")]
    [TestCase("machine_end_beep", "DetectMessageEnd")]
    [TestCase("fax", "DetectMessageEnd")]
    public async Task The_document_is_asked_for_when_it_is_known_who_answered(string answeredBy, string mode)
    {
        Needs.Program("flite");
        short[] silence = new short[4000];
        short[] answer = answeredBy switch
        {
            "human" => [.. silence, .. await Flite.SpeakAsync("Hello?")],
            "fax" => [.. silence, .. TestTone.Make(3, 2100)],
            _ => [.. silence, .. await Flite.SpeakAsync(Greeting), .. silence, .. TestTone.Make(0.5, 1000)],
        };
        var user = $"{answeredBy}-{mode}";
        await using var phone = await SipPhone.StartAsync(new SipPhoneOptions { Server = Server.Sip, User = user });
        App.Answer("/" + user, "<Hangup/>");
        var created = await Server.PostAsync(
            "Calls.json", ("To", $"sip:{user}@127.0.0.1:{phone.Port}"), ("From", "+15550100"), ("Url", App.Url("/" + user)), ("MachineDetection", mode));
        var call = await phone.NextCallAsync();
        call.Answer();
        var said = call.SayAsync(answer);
        var asked = await App.NextAsync("/" + user);
        await call.EndedAsync();
        await said;
        var record = await Server.GetAsync($"Calls/{created.GetProperty("sid").GetString()}.json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(asked["AnsweredBy"], Is.EqualTo(answeredBy));
            Assert.That(int.Parse(asked["MachineDetectionDuration"], System.Globalization.CultureInfo.InvariantCulture), Is.InRange(500, 15_000));
            Assert.That(record.GetProperty("answered_by").GetString(), Is.EqualTo(answeredBy));
        }
    }
}

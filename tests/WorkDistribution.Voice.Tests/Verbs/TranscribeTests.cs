using WorkDistribution.Core.Errors;
using WorkDistribution.Media.Recording;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Verbs;

/// <summary>Record with transcribe. The text itself is tested end to end, where there is audio.</summary>
public sealed class TranscribeTests
{
    [TestCase("transcribe=\"true\"", false)]
    [TestCase("transcribeCallback=\"/text\"", true)]
    public async Task A_recording_whose_audio_is_not_there_has_a_transcription_that_failed(string attribute, bool isTold)
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", $"<Record playBeep=\"false\" action=\"/kept\" {attribute}/>");
        harness.App.Page("/kept", "<Hangup/>");
        harness.App.Page("/text", "");
        harness.Call();
        var (session, id, _) = await harness.Media.Recordings.NextAsync();
        session.EndRecording(id, new RecordingResult(RecordingEndReason.Silence, TimeSpan.FromSeconds(3), 48_044));
        if (isTold)
        {
            var asked = await harness.App.NextAsync();
            while (asked.Path != "/text")
            {
                asked = await harness.App.NextAsync();
            }

            Assert.That((asked["TranscriptionStatus"], asked["TranscriptionText"]), Is.EqualTo(("failed", "")));
            Assert.That(asked["CallSid"], Is.EqualTo(harness.TheCall.Sid.Value));
            Assert.That(asked["TranscriptionUrl"], Does.Contain("/Transcriptions/TR"));
            Assert.That(harness.Notifications.All.Select(n => n.ErrorCode), Does.Contain(ErrorCatalogue.TranscriptionFailed.Code));
        }

        await harness.IdleAsync();
        Assert.That(harness.Transcriptions.All.Single().RecordingSid, Is.EqualTo(harness.Recordings.All.Single().Sid));
    }

    [Test]
    public async Task Without_the_attribute_nothing_is_transcribed()
    {
        await using var harness = new CallHarness();
        harness.App.Page("/voice", "<Record playBeep=\"false\" transcribe=\"false\" transcribeCallback=\"/text\" action=\"/kept\"/>");
        harness.App.Page("/kept", "<Hangup/>");
        harness.Call();
        var (session, id, _) = await harness.Media.Recordings.NextAsync();
        session.EndRecording(id, new RecordingResult(RecordingEndReason.Silence, TimeSpan.FromSeconds(3), 48_044));
        await harness.IdleAsync();
        Assert.That(harness.Transcriptions.All, Is.Empty);
    }
}

using System.Text;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Notifications;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Storage.Tests.Contract;

/// <summary>Recordings and notifications.</summary>
public abstract class EventStoreContract : StoreContract
{
    private IRecordingStore Recordings => Get<IRecordingStore>();

    private INotificationStore Notifications => Get<INotificationStore>();

    [Test]
    public async Task A_recording_is_kept_listed_and_removed_with_its_audio()
    {
        var call = Facts.Sids.New<CallSid>();
        var recording = Facts.Recording(Account.Sid, call);
        await Recordings.SaveAsync(recording, CancellationToken.None);
        var path = Recordings.PathOf(Account.Sid, recording.Sid);
        await File.WriteAllTextAsync(path, "audio");
        await RestartAsync();
        Assert.That(await Recordings.FindAsync(Account.Sid, recording.Sid, CancellationToken.None), Is.EqualTo(recording));
        Assert.That((await Recordings.ListAsync(Account.Sid, call, null, Facts.Noon, Facts.Noon.AddDays(1), new PageRequest(), CancellationToken.None)).Items, Is.EqualTo(new[] { recording }));
        Assert.That((await Recordings.ListAsync(Account.Sid, null, null, Facts.Noon.AddDays(1), null, new PageRequest(), CancellationToken.None)).Items, Is.Empty);
        Assert.That(await Recordings.DeleteAsync(Other.Sid, recording.Sid, CancellationToken.None), Is.False);
        Assert.That(await Recordings.DeleteAsync(Account.Sid, recording.Sid, CancellationToken.None), Is.True);
        Assert.That(File.Exists(path), Is.False);
    }

    [Test]
    public async Task A_recording_cut_off_by_a_crash_is_completed_with_the_length_of_its_audio()
    {
        var cut = Facts.Recording(Account.Sid, Facts.Sids.New<CallSid>(), "in-progress") with { Duration = null, Bytes = 0, ErrorCode = null };
        var lost = Facts.Recording(Account.Sid, Facts.Sids.New<CallSid>(), "in-progress") with { Duration = null, Bytes = 0, ErrorCode = null };
        await Recordings.SaveAsync(cut, CancellationToken.None);
        await Recordings.SaveAsync(lost, CancellationToken.None);
        var path = Recordings.PathOf(Account.Sid, cut.Sid);
        await File.WriteAllBytesAsync(path, Wav(saidLength: 0, bytes: 2 * 8000 * 3));
        await RestartAsync();

        Assert.That(await Recordings.CloseInterruptedAsync(Facts.Noon.AddHours(1), CancellationToken.None), Is.EqualTo(2));

        Assert.That(
            await Recordings.FindAsync(Account.Sid, cut.Sid, CancellationToken.None),
            Is.EqualTo(cut with { Status = "completed", Duration = 3, Bytes = 48_044, DateUpdated = Facts.Noon.AddHours(1) }));
        Assert.That((await Recordings.FindAsync(Account.Sid, lost.Sid, CancellationToken.None))!.Status, Is.EqualTo("failed"));
        Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(Wav(saidLength: 48_000, bytes: 48_000)));
        Assert.That(await Recordings.CloseInterruptedAsync(Facts.Noon, CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task A_transcription_is_kept_changed_listed_by_its_recording_and_removed_by_its_account_only()
    {
        var transcriptions = Get<ITranscriptionStore>();
        var ordered = Facts.Transcription(Account.Sid, Facts.Sids.New<RecordingSid>());
        var other = Facts.Transcription(Account.Sid, Facts.Sids.New<RecordingSid>());
        await transcriptions.SaveAsync(ordered, CancellationToken.None);
        await transcriptions.SaveAsync(other, CancellationToken.None);
        var done = ordered with { Status = "completed", Text = "héllo\nworld", DateUpdated = Facts.Noon.AddMinutes(1) };
        await transcriptions.SaveAsync(done, CancellationToken.None);
        await RestartAsync();
        transcriptions = Get<ITranscriptionStore>();
        Assert.That(await transcriptions.FindAsync(Account.Sid, done.Sid, CancellationToken.None), Is.EqualTo(done));
        Assert.That(await transcriptions.FindAsync(Other.Sid, done.Sid, CancellationToken.None), Is.Null);
        Assert.That((await transcriptions.ListAsync(Account.Sid, null, new PageRequest(), CancellationToken.None)).Items, Is.EqualTo(new[] { other, done }));
        Assert.That((await transcriptions.ListAsync(Account.Sid, done.RecordingSid, new PageRequest(), CancellationToken.None)).Items, Is.EqualTo(new[] { done }));
        Assert.That((await transcriptions.ListAsync(Other.Sid, done.RecordingSid, new PageRequest(), CancellationToken.None)).Items, Is.Empty);
        Assert.That(await transcriptions.CloseInterruptedAsync(Facts.Noon.AddHours(1), CancellationToken.None), Is.EqualTo(1));
        Assert.That(
            await transcriptions.FindAsync(Account.Sid, other.Sid, CancellationToken.None),
            Is.EqualTo(other with { Status = "failed", DateUpdated = Facts.Noon.AddHours(1) }));
        Assert.That(await transcriptions.DeleteAsync(Other.Sid, done.Sid, CancellationToken.None), Is.False);
        Assert.That(await transcriptions.DeleteAsync(Account.Sid, done.Sid, CancellationToken.None), Is.True);
    }

    [Test]
    public async Task A_notification_is_kept_with_every_field_and_listed_by_call_level_and_date()
    {
        var call = Facts.Sids.New<CallSid>();
        var error = Facts.Notification(Account.Sid, call);
        var warning = Facts.Notification(Account.Sid, null, log: 1, at: Facts.Noon.AddDays(1));
        await Notifications.AddAsync(error, CancellationToken.None);
        await Notifications.AddAsync(warning, CancellationToken.None);
        await RestartAsync();
        Assert.That(await Notifications.FindAsync(Account.Sid, error.Sid, CancellationToken.None), Is.EqualTo(error));
        Assert.That(await Notifications.FindAsync(Other.Sid, error.Sid, CancellationToken.None), Is.Null);
        Assert.That(await ListAsync(), Is.EqualTo(new[] { warning, error }));
        Assert.That(await ListAsync(callSid: call), Is.EqualTo(new[] { error }));
        Assert.That(await ListAsync(log: 1), Is.EqualTo(new[] { warning }));
        Assert.That(await ListAsync(from: Facts.Noon.AddHours(1)), Is.EqualTo(new[] { warning }));
        Assert.That(await ListAsync(before: Facts.Noon.AddHours(1)), Is.EqualTo(new[] { error }));
    }

    [Test]
    public async Task Only_so_many_notifications_are_kept_for_an_account()
    {
        var added = Enumerable.Range(0, 128).Select(_ => Facts.Notification(Account.Sid)).ToArray();
        var theirs = Facts.Notification(Other.Sid);
        await Notifications.AddAsync(theirs, CancellationToken.None);
        foreach (var notification in added)
        {
            await Notifications.AddAsync(notification, CancellationToken.None);
        }

        Assert.That(await ListAsync(), Is.EqualTo(added.Reverse().Take(100)));
        Assert.That(await Notifications.FindAsync(Other.Sid, theirs.Sid, CancellationToken.None), Is.EqualTo(theirs));
    }

    private async Task<IEnumerable<Notification>> ListAsync(CallSid? callSid = null, int? log = null, DateTimeOffset? from = null, DateTimeOffset? before = null) =>
        (await Notifications.ListAsync(Account.Sid, callSid, log, from, before, new PageRequest(1000), CancellationToken.None)).Items;

    private static byte[] Wav(uint saidLength, int bytes)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file, Encoding.ASCII);
        writer.Write("RIFF"u8);
        writer.Write(saidLength + 36);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(8000);
        writer.Write(16000);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(saidLength);
        writer.Write(new byte[bytes]);
        return file.ToArray();
    }
}

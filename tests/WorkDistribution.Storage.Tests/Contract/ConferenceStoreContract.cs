using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Conferences;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Storage.Tests.Contract;

/// <summary>Conferences, and recordings made of them.</summary>
public abstract class ConferenceStoreContract : StoreContract
{
    private IConferenceStore Conferences => Get<IConferenceStore>();

    [Test]
    public async Task A_conference_is_kept_changed_and_found_by_its_account_only()
    {
        var conference = Make("room", ConferenceStatus.Init);
        await Conferences.SaveAsync(conference, CancellationToken.None);
        var ended = conference with
        {
            Status = ConferenceStatus.Completed,
            EndReason = ConferenceEndReason.LastParticipantLeft,
            CallSidEndingConference = Facts.Sids.New<CallSid>(),
            DateUpdated = Facts.Noon.AddMinutes(5),
        };
        await Conferences.SaveAsync(ended, CancellationToken.None);
        await RestartAsync();
        Assert.That(await Conferences.FindAsync(Account.Sid, conference.Sid, CancellationToken.None), Is.EqualTo(ended));
        Assert.That(await Conferences.FindAsync(Other.Sid, conference.Sid, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Conferences_are_listed_newest_first_by_name_status_and_dates()
    {
        var first = Make("room", ConferenceStatus.Completed);
        var second = Make("room", ConferenceStatus.InProgress) with { DateCreated = Facts.Noon.AddDays(1), DateUpdated = Facts.Noon.AddDays(2) };
        var third = Make("other", ConferenceStatus.Init);
        foreach (var conference in new[] { first, second, third })
        {
            await Conferences.SaveAsync(conference, CancellationToken.None);
        }

        Assert.That(await ListAsync(new ConferenceFilter()), Is.EqualTo(new[] { third, second, first }));
        Assert.That(await ListAsync(new ConferenceFilter(FriendlyName: "room")), Is.EqualTo(new[] { second, first }));
        Assert.That(await ListAsync(new ConferenceFilter(Status: ConferenceStatus.InProgress)), Is.EqualTo(new[] { second }));
        Assert.That(await ListAsync(new ConferenceFilter(Status: ConferenceStatus.Completed)), Is.EqualTo(new[] { first }));
        Assert.That(await ListAsync(new ConferenceFilter(CreatedFrom: Facts.Noon.AddHours(1))), Is.EqualTo(new[] { second }));
        Assert.That(await ListAsync(new ConferenceFilter(UpdatedBefore: Facts.Noon.AddDays(2))), Is.EqualTo(new[] { third, first }));
    }

    [Test]
    public async Task Conferences_that_were_live_in_a_crash_are_completed()
    {
        var live = Make("live", ConferenceStatus.InProgress);
        await Conferences.SaveAsync(live, CancellationToken.None);
        await Conferences.SaveAsync(Make("over", ConferenceStatus.Completed), CancellationToken.None);
        Assert.That(await Conferences.CloseInterruptedAsync(Facts.Noon.AddHours(1), CancellationToken.None), Is.EqualTo(1));
        var closed = await Conferences.FindAsync(Account.Sid, live.Sid, CancellationToken.None);
        Assert.That(closed, Is.EqualTo(live with { Status = ConferenceStatus.Completed, DateUpdated = Facts.Noon.AddHours(1) }));
    }

    [Test]
    public async Task Recordings_of_a_conference_are_found_by_it()
    {
        var recordings = Get<IRecordingStore>();
        var conference = Facts.Sids.New<ConferenceSid>();
        var recording = Facts.Recording(Account.Sid, Facts.Sids.New<CallSid>()) with { ConferenceSid = conference };
        await recordings.SaveAsync(recording, CancellationToken.None);
        await recordings.SaveAsync(Facts.Recording(Account.Sid, Facts.Sids.New<CallSid>()), CancellationToken.None);
        var found = await recordings.ListAsync(Account.Sid, null, conference, null, null, new PageRequest(), CancellationToken.None);
        Assert.That(found.Items, Is.EqualTo(new[] { recording }));
    }

    private ConferenceRecord Make(string name, ConferenceStatus status) => new()
    {
        Sid = Facts.Sids.New<ConferenceSid>(),
        AccountSid = Account.Sid,
        FriendlyName = name,
        Status = status,
        DateCreated = Facts.Noon,
        DateUpdated = Facts.Noon,
    };

    private async Task<IEnumerable<ConferenceRecord>> ListAsync(ConferenceFilter filter) =>
        (await Conferences.ListAsync(Account.Sid, filter, new PageRequest(), CancellationToken.None)).Items;
}

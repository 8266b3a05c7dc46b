using System.Collections.Concurrent;
using WorkDistribution.Core.Identity;
using WorkDistribution.Media.Mixing;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Conferences;
using WorkDistribution.Voice.Tests.Fakes;

namespace WorkDistribution.Voice.Tests.Conferences;

/// <summary>Callers who enter a conference named "room", each with a document of its own, and what is told of it.</summary>
internal sealed class ConferenceScene : IAsyncDisposable
{
    private const string Events = "start end join leave mute hold modify speaker announcement";

    private readonly ConcurrentDictionary<string, string> _documents = new();
    private readonly Queue<WebApp.Form> _unread = new();
    private int _callers;

    public ConferenceScene()
    {
        Harness.App.On("/voice", request => WebApp.Xml("/voice", $"<Response>{_documents[request.Parameters.First(p => p.Key == "From").Value]}</Response>"));
        foreach (var path in new[] { "/conference", "/recorded", "/dialled", "/after" })
        {
            Harness.App.Page(path, path == "/dialled" ? "<Hangup/>" : "");
        }
    }

    public CallHarness Harness { get; } = new();

    public IConferenceControl Control => Harness.Get<IConferenceControl>();

    public ConferenceRecord Conference => Control.Find(CallHarness.Account, "room")!;

    public FakeMixer Mixer { get; private set; } = null!;

    /// <summary>A phone calls and is led into the conference.</summary>
    /// <param name="attributes">Of the noun.</param>
    /// <param name="dial">Of the Dial.</param>
    public FakeInviteSession Enter(string attributes = "", string dial = "", string name = "room")
    {
        var from = $"+1555020{_callers++}";
        _documents[from] = $"<Dial {dial}><Conference statusCallback=\"/conference\" statusCallbackEvent=\"{Events}\" {attributes}>{name}</Conference></Dial><Say>after</Say>";
        return Harness.Call(from: $"sip:{from}@trunk.test");
    }

    /// <summary>A phone calls and is in: told as such.</summary>
    public async Task<Guest> EnterAsync(string attributes = "", string dial = "")
    {
        var phone = Enter(attributes, dial);
        var call = new CallSid((await ToldAsync("participant-join"))["CallSid"]!);
        if (Mixer is null && Harness.Media.Mixers.TryNext(out var mixer))
        {
            Mixer = mixer!;
        }

        return new Guest(phone, call, Harness.Media.Sessions[^1]);
    }

    /// <summary>The next conference event, which must be this one.</summary>
    public async Task<WebApp.Form> ToldAsync(string name)
    {
        var told = await NextAsync("/conference");
        Assert.That(told["StatusCallbackEvent"], Is.EqualTo(name));
        return told;
    }

    /// <summary>The next request to a path; others are passed over.</summary>
    public async Task<WebApp.Form> NextAsync(string path)
    {
        for (var i = _unread.Count; i > 0; i--)
        {
            var kept = _unread.Dequeue();
            if (kept.Path == path)
            {
                return kept;
            }

            _unread.Enqueue(kept);
        }

        while (true)
        {
            var asked = await Harness.App.NextAsync();
            if (asked.Path == path)
            {
                return asked;
            }

            _unread.Enqueue(asked);
        }
    }

    /// <summary>Waits until a prompt is heard.</summary>
    public async Task HeardAsync(string prompt)
    {
        while (await Harness.Media.Heard.NextAsync() != prompt)
        {
        }
    }

    public MixRole? RoleOf(Guest guest) => Mixer.Members.GetValueOrDefault(guest.Audio);

    public ConferenceParticipant Participant(Guest guest) => Control.Participants(CallHarness.Account, Conference.Sid).Single(p => p.CallSid == guest.Call);

    public Task<ConferenceOutcome<ConferenceParticipant>> UpdateAsync(Guest guest, UpdateParticipantCommand command) =>
        Control.UpdateAsync(CallHarness.Account, Conference.Sid, guest.Call.Value, command, CancellationToken.None);

    public ValueTask DisposeAsync() => Harness.DisposeAsync();

    internal sealed record Guest(FakeInviteSession Phone, CallSid Call, FakeMediaSession Audio);
}

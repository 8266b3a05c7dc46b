using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Voice.Calls.Instructions;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Conferences.Rooms;

/// <summary>What a participant alone may hear, as instructions for who plays it. Pure.</summary>
internal static class RoomMusic
{
    private static readonly FrozenSet<Type> Verbs = new[] { typeof(PlayVerb), typeof(SayVerb), typeof(PauseVerb), typeof(RedirectVerb) }.ToFrozenSet();

    /// <summary>Until the conference starts.</summary>
    /// <param name="conference">The conference.</param>
    /// <param name="url">The document; null our music, empty silence.</param>
    /// <param name="method">How it is asked.</param>
    public static WaitInstructions Waiting(ConferenceRecord conference, string? url, WebhookMethod method) => Make(conference, url, method, "while the call waits for a conference");

    /// <summary>On hold.</summary>
    public static WaitInstructions Holding(ConferenceRecord conference, string? url, WebhookMethod method) => Make(conference, url, method, "while the call is on hold");

    /// <summary>An announcement.</summary>
    public static WaitInstructions Announcement(ConferenceRecord conference, string url, WebhookMethod method) => Make(conference, url, method, "in an announcement");

    private static WaitInstructions Make(ConferenceRecord conference, string? url, WebhookMethod method, string where)
    {
        ImmutableArray<KeyValuePair<string, string>> parameters = [new("ConferenceSid", conference.Sid.Value), new("FriendlyName", conference.FriendlyName)];
        return new WaitInstructions(url, method, _ => ValueTask.FromResult(parameters), Verbs, where);
    }
}

namespace WorkDistribution.Voice.Conferences.Rooms;

/// <summary>A call's place in a conference, as the verb that brought it in holds it.</summary>
internal sealed class Participation(ConferenceRoom room, RoomMember member)
{
    /// <summary>Ends when the conference lets it go: it was taken out, or the conference is over.</summary>
    public Task Released => member.Released.Task;

    /// <summary>Leaves, and ends when nothing of the conference is heard any more.</summary>
    public Task LeaveAsync() => room.LeaveAsync(member);
}

using WorkDistribution.Sip.Transfers;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.Verbs.Dialing;

/// <summary>What is asked of a conversation while it lasts.</summary>
internal abstract record ConversationChange
{
    private ConversationChange()
    {
    }

    /// <summary>A REFER of one who is in it.</summary>
    public sealed record Refer(CallSession By, IReferRequest Request) : ConversationChange;

    /// <summary>Another conversation asks; it waits for the answer.</summary>
    public abstract record Asked(TaskCompletionSource<bool> Done) : ConversationChange;

    /// <summary>Take this one in place of the callee.</summary>
    public sealed record Replace(CallSession Callee, TaskCompletionSource<bool> Done) : Asked(Done);

    /// <summary>Let the callee go.</summary>
    public sealed record ReleaseCallee(TaskCompletionSource<bool> Done) : Asked(Done);

    /// <summary>Let the caller go; its document waits until its call is over.</summary>
    public sealed record ReleaseCaller(TaskCompletionSource<bool> Done) : Asked(Done);
}

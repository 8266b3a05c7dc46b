using System.Text;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transfers;

namespace WorkDistribution.Sip.Tests.Dialogs;

/// <summary>Writes down what a session tells.</summary>
internal sealed class RecordingObserver : IInviteSessionObserver
{
    public List<string> Events { get; } = [];

    public List<SessionEnd> Ends { get; } = [];

    public Action<ReadOnlyMemory<byte>>? WhenOffered { get; set; }

    public void OnProgress(SipResponse response) => Events.Add($"progress {response.StatusCode} {Text(response.Body)}".TrimEnd());

    public void OnAnswered(SipResponse response) => Events.Add($"answered {response.StatusCode} {Text(response.Body)}".TrimEnd());

    public void OnConfirmed(SipRequest ack) => Events.Add($"confirmed {Text(ack.Body)}".TrimEnd());

    public void OnOffer(ReadOnlyMemory<byte> body)
    {
        Events.Add($"offer {Text(body)}".TrimEnd());
        WhenOffered?.Invoke(body);
    }

    public void OnOfferAnswered(int status, ReadOnlyMemory<byte> body) => Events.Add($"offer answered {status} {Text(body)}".TrimEnd());

    public void OnInfo(string contentType, ReadOnlyMemory<byte> body) => Events.Add($"info {contentType} {Text(body)}".TrimEnd());

    public IReferRequest? Refer { get; private set; }

    public void OnRefer(IReferRequest refer)
    {
        Refer = refer;
        Events.Add($"refer {refer.ReferTo.Uri}");
    }

    public void OnReferAnswered(int status) => Events.Add($"refer answered {status}");

    public void OnReferNotified(int? status, bool isOver) => Events.Add($"refer told {status} {isOver}");

    public void OnEnded(SessionEnd end)
    {
        Ends.Add(end);
        Events.Add($"ended {end.Reason} {end.Status}".TrimEnd());
    }

    private static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);
}

using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transfers;

namespace WorkDistribution.Voice.Tests.Fakes;

/// <summary>A phone's wish to be rid of the one it talks with, and what it is told of it: "accepted", "603", "180", "200".</summary>
internal sealed class FakeRefer(string target, string? replacedCallId = null) : IReferRequest
{
    public Signals<string> Told { get; } = new();

    public NameAddress ReferTo { get; } = NameAddress.TryParse($"<{target}>", out var address) ? address : throw new ArgumentException(target, nameof(target));

    public NameAddress? ReferredBy => null;

    public ReplacesHeader? Replaces { get; } = replacedCallId is null ? null : new ReplacesHeader(replacedCallId, "to", "from");

    public void Accept() => Told.Add("accepted");

    public void Reject(int status = 603) => Notify(status);

    public void Notify(int status) => Told.Add(status.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

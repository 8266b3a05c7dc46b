using System.Collections.Immutable;
using System.Globalization;
using WorkDistribution.Sip.Dialogs;
using WorkDistribution.Sip.Messages;
using WorkDistribution.Sip.Transactions;

namespace WorkDistribution.Sip.Transfers;

/// <summary>A REFER within a session, from its arrival to the last NOTIFY. State belongs to the session's stripe; the public methods post there.</summary>
/// <remarks>The NOTIFYs go on when the session has ended: who asked usually hangs up meanwhile, and an answer of 481 tells that nobody listens any more.</remarks>
internal sealed class ReferRequest : IReferRequest
{
    /// <summary>How long a subscription lasts at most, as said to the far end. Ours ends with the transfer.</summary>
    private const int ExpiresSeconds = 300;

    private readonly InviteSession _session;
    private readonly ServerTransaction _transaction;
    private readonly string _event;
    private readonly bool _isSilent;
    private bool _isAnswered;
    private bool _isOver;

    private ReferRequest(InviteSession session, ServerTransaction transaction, NameAddress referTo, string @event)
    {
        _session = session;
        _transaction = transaction;
        _event = @event;
        ReferTo = referTo;
        var headers = transaction.Request.Headers;
        ReferredBy = headers.Get("Referred-By") is { } by && NameAddress.TryParse(by, out var parsed) ? parsed : null;
        Replaces = ReplacesHeader.InUri(referTo.Uri.UriHeaders);
        _isSilent = headers.Get("Refer-Sub") is { } sub && sub.AsSpan().TrimStart().StartsWith("false", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public NameAddress ReferTo { get; }

    /// <inheritdoc/>
    public NameAddress? ReferredBy { get; }

    /// <inheritdoc/>
    public ReplacesHeader? Replaces { get; }

    /// <summary>Takes a REFER; null when it says nothing usable (answer 400).</summary>
    /// <param name="session">Whose.</param>
    /// <param name="transaction">The REFER's.</param>
    /// <param name="isFirst">Whether none came before: a further one is told apart by its number (RFC 3515 section 2.4.6).</param>
    public static ReferRequest? Read(InviteSession session, ServerTransaction transaction, bool isFirst) =>
        transaction.Request.Headers.Get("Refer-To") is { } text && NameAddress.TryParse(text, out var referTo) && (referTo.Uri.IsSip || referTo.Uri.Scheme == "tel")
            ? new ReferRequest(session, transaction, referTo, isFirst ? "refer" : "refer;id=" + transaction.Envelope.CSeq.ToString(CultureInfo.InvariantCulture))
            : null;

    /// <inheritdoc/>
    public void Accept() => _session.Agent.Post(() => DoAccept());

    /// <inheritdoc/>
    public void Reject(int status = 603)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 300);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 699);
        _session.Agent.Post(() =>
        {
            if (!_isAnswered)
            {
                _isAnswered = true;
                _isOver = true;
                StripeAgent.Respond(_transaction, status);
            }
        });
    }

    /// <inheritdoc/>
    public void Notify(int status) => _session.Agent.Post(() =>
    {
        DoAccept();
        DoNotify(status);
    });

    private void DoAccept()
    {
        if (_isAnswered)
        {
            return;
        }

        _isAnswered = true;
        ImmutableArray<SipHeader> headers = [_session.Agent.ContactOf(_transaction.Envelope), _session.Agent.Product];
        StripeAgent.Respond(_transaction, 202, headers: _isSilent ? [.. headers, new SipHeader("Refer-Sub", "false")] : headers);
        DoNotify(100);
    }

    private void DoNotify(int status)
    {
        if (_isOver)
        {
            return;
        }

        _isOver = status >= 200;
        if (_isSilent)
        {
            return;
        }

        var state = _isOver ? "terminated;reason=noresource" : string.Create(CultureInfo.InvariantCulture, $"active;expires={ExpiresSeconds}");
        DialogRequest.Send(
            _session,
            SipMethods.Notify,
            [new("Event", _event), new("Subscription-State", state), new("Content-Type", SipFragment.MediaType + ";version=2.0")],
            SipFragment.Write(status),
            (_, answer, _) => _isOver |= answer is 408 or 481 or 489);
    }
}

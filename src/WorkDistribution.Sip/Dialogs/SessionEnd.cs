namespace WorkDistribution.Sip.Dialogs;

/// <summary>Why a session ended.</summary>
/// <param name="Reason">The cause.</param>
/// <param name="Status">The SIP status that ended it, where one did (486, 487, 603, ...).</param>
/// <param name="Phrase">The reason phrase or Reason header that came with it; empty when none.</param>
public sealed record SessionEnd(SessionEndReason Reason, int? Status = null, string Phrase = "");

namespace WorkDistribution.Voice.Documents.Model;

/// <summary>The record attribute of Dial.</summary>
public enum DialRecordMode
{
    /// <summary>Not recorded: do-not-record, false.</summary>
    None,

    /// <summary>Mixed, from the answer: record-from-answer, true.</summary>
    FromAnswer,

    /// <summary>Mixed, from the first ring: record-from-ringing.</summary>
    FromRinging,

    /// <summary>A channel a side, from the answer: record-from-answer-dual.</summary>
    FromAnswerDual,

    /// <summary>A channel a side, from the first ring: record-from-ringing-dual.</summary>
    FromRingingDual,
}

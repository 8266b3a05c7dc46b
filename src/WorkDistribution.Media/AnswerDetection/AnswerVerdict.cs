namespace WorkDistribution.Media.AnswerDetection;

/// <summary>Who or what answered a call.</summary>
public enum AnswerVerdict
{
    /// <summary>Somebody who said something short and waits.</summary>
    Human,

    /// <summary>Something that talks on and on: told as soon as that is clear.</summary>
    MachineStart,

    /// <summary>A machine, whose greeting has ended with a beep.</summary>
    MachineEndBeep,

    /// <summary>A machine, whose greeting has ended with silence.</summary>
    MachineEndSilence,

    /// <summary>A machine, whose greeting did not end in time.</summary>
    MachineEndOther,

    /// <summary>A fax: its calling or answering tone (ITU-T T.30).</summary>
    Fax,

    /// <summary>Nothing that could be told in time.</summary>
    Unknown,
}

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>The fields of an instruction by their names in a callback's JSON answer (to, post_work_activity_sid, ...), wherever they were written.</summary>
public interface IInstructionFields
{
    /// <summary>The value; null when it is missing or empty.</summary>
    string? Text(string name);

    /// <summary>All values of a list; empty when it is missing.</summary>
    IReadOnlyList<string> List(string name);

    /// <summary>The name as its writer knows it, for faults.</summary>
    string NameOf(string name);
}

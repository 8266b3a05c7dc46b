namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>The fields of an instruction in a REST form: DequeueTo, CallUrl, RedirectAccept, and those of conference and supervise without a prefix.</summary>
/// <param name="instruction">The instruction's word.</param>
/// <param name="values">All values of a form parameter; empty when it is missing.</param>
public sealed class FormInstructionFields(string instruction, Func<string, IReadOnlyList<string>> values) : IInstructionFields
{
    private readonly string _prefix = instruction switch
    {
        "dequeue" => "Dequeue",
        "call" => "Call",
        "redirect" => "Redirect",
        _ => "",
    };

    /// <inheritdoc/>
    public string? Text(string name) => values(NameOf(name)) is [.., { Length: > 0 } value] ? value : null;

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string name) => values(NameOf(name));

    /// <inheritdoc/>
    public string NameOf(string name) => name switch
    {
        "activity_sid" => "WorkerActivitySid",
        _ => _prefix + SnakeCase.ToPascal(name),
    };
}

using System.Diagnostics.CodeAnalysis;

namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>What became of a command: its value, or every reason why it was refused.</summary>
/// <typeparam name="T">What the command gives.</typeparam>
public readonly struct RoutingResult<T>
{
    private RoutingResult(T? value, IReadOnlyList<RoutingFault>? faults)
    {
        Value = value;
        Faults = faults ?? [];
    }

    /// <summary>The value; null when refused.</summary>
    public T? Value { get; }

    /// <summary>All reasons; empty when done.</summary>
    public IReadOnlyList<RoutingFault> Faults { get; }

    /// <summary>Whether it was done.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Faults.Count == 0;

    /// <summary>Done.</summary>
    public static implicit operator RoutingResult<T>(T value) => Done(value);

    /// <summary>Refused.</summary>
    public static implicit operator RoutingResult<T>(RoutingFault fault) => Refused([fault]);

    /// <summary>Done.</summary>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "The way to make one beside the conversions.")]
    public static RoutingResult<T> Done(T value) => new(value, null);

    /// <summary>Refused for all these reasons; at least one.</summary>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "The way to make one beside the conversions.")]
    public static RoutingResult<T> Refused(IReadOnlyList<RoutingFault> faults) => new(default, faults);
}

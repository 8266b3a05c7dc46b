namespace WorkDistribution.Benchmarks;

/// <summary>One call of the load.</summary>
internal sealed class LoadCall(int id, string number)
{
    internal int Id { get; } = id;

    internal string Number { get; } = number;

    internal string InviteBranch { get; } = $"z9hG4bK-i-{id}";

    internal string Target { get; set; } = "";

    /// <summary>The To header of the answer; null until one came.</summary>
    internal string? ToTag { get; set; }

    internal byte[]? LastSent { get; set; }

    internal long SentAt { get; set; }

    internal volatile bool Waiting;

    internal volatile bool ByeSent;
}

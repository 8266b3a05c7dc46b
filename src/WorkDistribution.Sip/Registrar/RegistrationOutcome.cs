using System.Collections.Immutable;
using WorkDistribution.Sip.Messages;

namespace WorkDistribution.Sip.Registrar;

/// <summary>What a REGISTER comes to.</summary>
internal abstract record RegistrationOutcome
{
    private RegistrationOutcome()
    {
    }

    /// <summary>The bindings are to be these now.</summary>
    /// <param name="Bindings">All live bindings, latest first.</param>
    /// <param name="Changed">false for a query.</param>
    internal sealed record Accepted(ImmutableArray<Binding> Bindings, bool Changed) : RegistrationOutcome;

    /// <summary>Nothing changes.</summary>
    /// <param name="Status">The status to answer.</param>
    /// <param name="Phrase">null takes the RFC's.</param>
    /// <param name="Headers">Headers of the answer.</param>
    internal sealed record Refused(int Status, string? Phrase, ImmutableArray<SipHeader> Headers) : RegistrationOutcome;

    internal static RegistrationOutcome Refuse(int status, string? phrase = null, params ImmutableArray<SipHeader> headers) => new Refused(status, phrase, headers);
}

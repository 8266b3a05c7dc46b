using System.Collections.Immutable;
using WorkDistribution.Voice.Numbers;

namespace WorkDistribution.Voice.Calls.Instructions;

/// <summary>The standard parameters that every request of a call repeats (R1-14, R1-17). Pure.</summary>
internal static class CallParameters
{
    /// <summary>The parameters of a request about a call as it is now, then those of this request.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Build(CallRecord call, CallFacts facts, ImmutableArray<KeyValuePair<string, string>> own)
    {
        var all = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(24 + own.Length);
        Add(all, "CallSid", call.Sid.Value);
        Add(all, "AccountSid", call.AccountSid.Value);
        Add(all, "From", call.From);
        Add(all, "To", call.To);
        Add(all, "Caller", call.From);
        Add(all, "Called", call.To);
        Add(all, "CallStatus", call.Status.ToWire());
        Add(all, "ApiVersion", CallWords.ApiVersion);
        Add(all, "Direction", call.Direction.ToWire());
        AddIfSet(all, "ForwardedFrom", call.ForwardedFrom);
        AddIfSet(all, "CallerName", call.CallerName);
        AddIfSet(all, "ParentCallSid", call.ParentCallSid?.Value);
        AddIfSet(all, "AnsweredBy", call.AnsweredBy);
        AddPlace(all, "From", call.From);
        AddPlace(all, "Caller", call.From);
        AddPlace(all, "To", call.To);
        AddPlace(all, "Called", call.To);
        AddIfSet(all, "SipDomain", facts.Domain?.DomainName);
        AddIfSet(all, "SipDomainSid", facts.Domain?.Sid.Value);
        AddIfSet(all, "SipUsername", facts.Username);
        AddIfSet(all, "SipSourceIp", facts.SourceIp);
        AddIfSet(all, "SipCallId", facts.SipCallId.Length == 0 ? null : facts.SipCallId);
        foreach (var (name, value) in facts.Headers)
        {
            Add(all, $"SipHeader_{name}", value);
        }

        all.AddRange(own);
        return all.ToImmutable();
    }

    /// <summary>Where a number is from, as far as it says so itself; nothing for other addresses.</summary>
    /// <param name="all">What is added to.</param>
    /// <param name="prefix">What the names begin with: From, To, Caller, Called.</param>
    /// <param name="address">The address.</param>
    public static void AddPlace(ImmutableArray<KeyValuePair<string, string>>.Builder all, string prefix, string address)
    {
        if (address.StartsWith('+'))
        {
            Add(all, prefix + "City", "");
            Add(all, prefix + "State", "");
            Add(all, prefix + "Zip", "");
            Add(all, prefix + "Country", CountryCodes.Find(address) ?? "");
        }
    }

    private static void Add(ImmutableArray<KeyValuePair<string, string>>.Builder all, string name, string value) =>
        all.Add(KeyValuePair.Create(name, value));

    private static void AddIfSet(ImmutableArray<KeyValuePair<string, string>>.Builder all, string name, string? value)
    {
        if (value is not null)
        {
            Add(all, name, value);
        }
    }
}

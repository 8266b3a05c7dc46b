using System.Collections.Immutable;
using static WorkDistribution.Voice.Documents.Table.AttributeRule;
using static WorkDistribution.Voice.Documents.Table.ElementRule;

namespace WorkDistribution.Voice.Documents.Table;

/// <summary>What only documents that answer a message have; Redirect they share with those of calls. Data only.</summary>
internal static class MessagingRules
{
    /// <summary>The rules of these elements.</summary>
    public static readonly ImmutableArray<ElementRule> All =
    [
        Verb("Message", ["Response"]) with
        {
            Text = TextRule.Required,
            IsSupported = true,
            Attributes =
            [
                Address("action"),
                Text("from"),
                Method("method"),
                Address("statusCallback"),
                Text("to"),
            ],
        },
        Noun("Body", ["Message"]) with { Text = TextRule.Required, IsSupported = true },
        Noun("Media", ["Message"]) with { Text = TextRule.Required, IsSupported = true },
    ];
}

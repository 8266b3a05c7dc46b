using System.Collections.Immutable;
using WorkDistribution.Core.Errors;

namespace WorkDistribution.Api.Parameters;

/// <summary>What an operation does with each parameter the wire knows: used, of no consequence here, or refused because ignoring it would do something else than was asked.</summary>
/// <param name="Used">Read and followed.</param>
/// <param name="Ignored">Taken and without effect.</param>
/// <param name="Refused">Not supported; each with the values that ask for nothing and are therefore fine.</param>
internal sealed record OperationParameters(ImmutableArray<string> Used, ImmutableArray<string> Ignored, ImmutableArray<(string Name, ImmutableArray<string> Harmless)> Refused)
{
    public static readonly ImmutableArray<string> Paging = ["PageSize", "Page", "PageToken"];

    /// <summary>Whether the operation knows the parameter in any way.</summary>
    public bool Knows(string name) => Used.Contains(name) || Ignored.Contains(name) || Refused.Any(refused => refused.Name == name);

    /// <summary>Notes a problem for each unsupported parameter that asks for something.</summary>
    public void Check(RequestParameters parameters)
    {
        foreach (var (name, harmless) in Refused)
        {
            if (parameters.Text(name) is { } value && !harmless.Contains(value, StringComparer.OrdinalIgnoreCase))
            {
                parameters.Refuse(ErrorCatalogue.InvalidParameter, $"{name} is not supported by this server");
            }
        }
    }
}

using System.Collections.Immutable;

namespace WorkDistribution.Server.Options;

/// <summary>A command line, read but not yet understood.</summary>
/// <param name="Values">The values given, by setting name.</param>
/// <param name="Help">Whether only help was asked for.</param>
/// <param name="Version">Whether only the version was asked for.</param>
/// <param name="Problems">What cannot be read.</param>
internal sealed record CommandLine(ImmutableDictionary<string, ImmutableArray<string>> Values, bool Help, bool Version, ImmutableArray<string> Problems)
{
    /// <summary>Reads <c>--name value</c>, <c>--name=value</c> and switches.</summary>
    public static CommandLine Read(ReadOnlySpan<string> arguments)
    {
        var values = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<string>();
        var (help, version) = (false, false);
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (argument is "--help" or "-h" or "-?")
            {
                help = true;
                continue;
            }

            if (argument == "--version")
            {
                version = true;
                continue;
            }

            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument : argument[..equals];
            var setting = name.StartsWith("--", StringComparison.Ordinal) ? ServerSettings.Find(name[2..]) : null;
            if (setting is null)
            {
                problems.Add($"{name} is not known; --help lists what is.");
                continue;
            }

            string value;
            if (equals >= 0)
            {
                value = argument[(equals + 1)..];
            }
            else if (setting.IsSwitch)
            {
                value = "true";
            }
            else if (i + 1 < arguments.Length && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                value = arguments[++i];
            }
            else
            {
                problems.Add($"--{setting.Name} needs a value: --{setting.Name} {setting.Value}.");
                continue;
            }

            var before = values.GetValueOrDefault(setting.Name, []);
            if (before.Length > 0 && !setting.IsList)
            {
                problems.Add($"--{setting.Name} is given more than once.");
            }

            values[setting.Name] = before.Add(value);
        }

        return new CommandLine(values.ToImmutable(), help, version, problems.ToImmutable());
    }
}

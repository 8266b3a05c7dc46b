using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;

namespace WorkDistribution.Server.Options;

/// <summary>Brings file, environment and command line together: what comes later wins, a list as a whole.</summary>
internal static class SettingSources
{
    /// <summary>Name of the file that is read without being named.</summary>
    public const string DefaultFile = "appsettings.json";

    /// <summary>The values of each setting that was given anywhere.</summary>
    /// <param name="commandLine">The command line.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="problems">Takes what is wrong with the file.</param>
    public static ImmutableDictionary<string, ImmutableArray<string>> Merge(CommandLine commandLine, IDictionary environment, ICollection<string> problems)
    {
        var merged = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var variables = FromEnvironment(environment);
        var named = commandLine.Values.TryGetValue("config", out var files) || variables.TryGetValue("config", out files);
        var file = named ? files[0] : DefaultFile;
        if (named || File.Exists(file))
        {
            FromFile(file, merged, problems);
        }

        foreach (var (name, values) in variables.Concat(commandLine.Values))
        {
            merged[name] = values;
        }

        return merged.ToImmutable();
    }

    private static Dictionary<string, ImmutableArray<string>> FromEnvironment(IDictionary environment)
    {
        var found = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var setting in ServerSettings.All)
        {
            if (environment[setting.Variable] is string { Length: > 0 } text)
            {
                found[setting.Name] = setting.IsList ? Split(text) : [text];
            }
        }

        return found;
    }

    private static void FromFile(string path, ImmutableDictionary<string, ImmutableArray<string>>.Builder merged, ICollection<string> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(path),
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                problems.Add($"{path} is no JSON object.");
                return;
            }

            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Name is "Serilog")
                {
                    continue;
                }

                var setting = ServerSettings.All.FirstOrDefault(s => string.Equals(s.Key, property.Name, StringComparison.OrdinalIgnoreCase));
                if (setting is null || setting.Name == "config")
                {
                    problems.Add($"{path}: {property.Name} is not known; --help lists what is.");
                    continue;
                }

                merged[setting.Name] = property.Value.ValueKind == JsonValueKind.Array
                    ? [.. property.Value.EnumerateArray().Select(Text)]
                    : setting.IsList ? Split(Text(property.Value)) : [Text(property.Value)];
            }
        }
        catch (JsonException exception)
        {
            problems.Add($"{path} is no JSON: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path} cannot be read: {exception.Message}");
        }
    }

    private static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() ?? "",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => element.GetRawText(),
    };

    private static ImmutableArray<string> Split(string text) =>
        [.. text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

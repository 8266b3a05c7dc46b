using System.Text;

namespace WorkDistribution.Server.Options;

/// <summary>What --help shows.</summary>
internal static class HelpText
{
    /// <summary>All settings with their meaning.</summary>
    public static string Write()
    {
        var text = new StringBuilder("WorkDistribution.Server: a telephony server. Settings come from a file, from the environment and from here; what comes later wins.\n\n");
        foreach (var setting in ServerSettings.All)
        {
            text.Append("  --").Append(setting.Name);
            if (!setting.IsSwitch)
            {
                text.Append(' ').Append(setting.Value);
            }

            text.Append(setting.IsList ? "   (repeatable)" : "").Append("\n        ").Append(setting.Help).Append(". Environment: ").Append(setting.Variable).Append('\n');
        }

        return text.Append("  --help, --version\n").ToString();
    }
}

using System.Text;

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>The wire's two spellings of a name: snake case in JSON, Pascal case in forms.</summary>
internal static class SnakeCase
{
    /// <summary>post_work_activity_sid to PostWorkActivitySid.</summary>
    public static string ToPascal(string name)
    {
        var text = new StringBuilder(name.Length);
        var upper = true;
        foreach (var c in name)
        {
            if (c == '_')
            {
                upper = true;
            }
            else
            {
                text.Append(upper ? char.ToUpperInvariant(c) : c);
                upper = false;
            }
        }

        return text.ToString();
    }
}

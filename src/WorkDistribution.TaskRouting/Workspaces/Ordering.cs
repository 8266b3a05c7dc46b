namespace WorkDistribution.TaskRouting.Workspaces;

/// <summary>Reads the Ordering parameter of lists.</summary>
internal static class Ordering
{
    /// <summary>Whether a list by one property is turned round; null is ascending.</summary>
    public static bool ReadDescending(string? ordering, string property, Checks checks)
    {
        switch (Read(ordering))
        {
            case []:
                return false;
            case [var (name, descending)] when name == property:
                return descending;
            default:
                checks.Wrong("Ordering", $"must be {property}:asc or {property}:desc");
                return false;
        }
    }

    /// <summary>The properties in order; null when it cannot be read.</summary>
    public static List<(string Property, bool Descending)>? Read(string? ordering)
    {
        var parts = new List<(string, bool)>();
        foreach (var part in (ordering ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = part.Split(':');
            if (colon.Length > 2 || (colon.Length == 2 && colon[1] is not ("asc" or "desc")))
            {
                return null;
            }

            parts.Add((colon[0], colon is [_, "desc"]));
        }

        return parts;
    }
}

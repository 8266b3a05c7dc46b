namespace WorkDistribution.Server.Options;

/// <summary>One thing that can be set: by file, environment and command line under names that follow from each other.</summary>
/// <param name="Name">The command-line name without dashes; fixed, scripts rely on it.</param>
/// <param name="Value">What its value looks like, for the help; empty for a switch.</param>
/// <param name="Help">One sentence.</param>
/// <param name="IsList">Whether it may be given more than once.</param>
internal sealed record ServerSetting(string Name, string Value, string Help, bool IsList = false)
{
    /// <summary>Whether it is on by being named.</summary>
    public bool IsSwitch => Value.Length == 0;

    /// <summary>Its environment variable: WD_RTP_PORTS for rtp-ports. A list is separated by commas or spaces there.</summary>
    public string Variable => "WD_" + Name.Replace('-', '_').ToUpperInvariant();

    /// <summary>Its key in a settings file: RtpPorts for rtp-ports (compared without case).</summary>
    public string Key => string.Concat(Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}

namespace WorkDistribution.Core.Identity;

/// <summary>A resource identifier of the wire API: a two-letter prefix that names the kind, then 32 lower-case hexadecimal digits.</summary>
/// <typeparam name="TSelf">The identifier's own type, so that identifiers of different kinds never mix.</typeparam>
public interface ISid<TSelf>
    where TSelf : struct, ISid<TSelf>
{
    /// <summary>The two letters every identifier of this kind starts with.</summary>
    static abstract string Prefix { get; }

    /// <summary>The whole identifier, 34 characters.</summary>
    string Value { get; }

    /// <summary>Wraps a value that is already known to be well formed (read from our own store, or checked by <see cref="Sid.TryParse"/>).</summary>
    static abstract TSelf FromTrusted(string value);
}

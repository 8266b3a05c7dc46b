namespace WorkDistribution.Server.Webhooks;

/// <summary>Kinds of failure that a request may be tried again after; also what a connection override names.</summary>
[Flags]
internal enum RetryCauses
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>No connection, or no TLS: ct.</summary>
    Connect = 1,

    /// <summary>No answer in time, or it broke off: rt.</summary>
    Read = 2,

    /// <summary>An answer of 400 to 499: 4xx.</summary>
    ClientError = 4,

    /// <summary>An answer of 500 to 599: 5xx.</summary>
    ServerError = 8,

    /// <summary>Any of these: all.</summary>
    All = Connect | Read | ClientError | ServerError,
}

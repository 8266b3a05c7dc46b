namespace WorkDistribution.Sip.Dialogs;

/// <summary>What the SIP side holds now, and what it has counted since start.</summary>
/// <param name="Transactions">Live transactions of all four kinds.</param>
/// <param name="Dialogs">Live INVITE sessions, early and confirmed.</param>
/// <param name="Timers">Armed timers.</param>
/// <param name="Connections">Open TCP connections.</param>
/// <param name="MessagesReceived">Well-formed messages taken in.</param>
/// <param name="MessagesRejected">Datagrams or stream parts that were no usable SIP message.</param>
/// <param name="RequestsRefused">Requests answered 503 because a queue was full or the server was draining.</param>
/// <param name="RequestsDenied">Requests that the access policy refused or left without an answer.</param>
public sealed record SipStatistics(
    int Transactions,
    int Dialogs,
    int Timers,
    int Connections,
    long MessagesReceived,
    long MessagesRejected,
    long RequestsRefused,
    long RequestsDenied = 0);

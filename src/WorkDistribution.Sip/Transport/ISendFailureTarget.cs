namespace WorkDistribution.Sip.Transport;

/// <summary>Told when a message that was taken for sending could not be written.</summary>
internal interface ISendFailureTarget
{
    /// <summary>Sending failed. Called on any thread.</summary>
    void OnSendFailed();
}

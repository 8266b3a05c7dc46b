using WorkDistribution.Sip.Transactions;
using static WorkDistribution.Sip.Transactions.TransactionEffects;

namespace WorkDistribution.Sip.Tests.Transactions;

public sealed class MachineTests
{
    [TestCase(InviteClientState.Calling, ClientInput.Start, false, InviteClientState.Calling, Transmit | StartRetransmit | StartLife64T1)]
    [TestCase(InviteClientState.Calling, ClientInput.Start, true, InviteClientState.Calling, Transmit | StartLife64T1)]
    [TestCase(InviteClientState.Calling, ClientInput.RetransmitTimer, false, InviteClientState.Calling, Transmit | BackOffRetransmit)]
    [TestCase(InviteClientState.Calling, ClientInput.LifeTimer, false, InviteClientState.Terminated, StopRetransmit | ReportTimeout)]
    [TestCase(InviteClientState.Calling, ClientInput.TransportError, false, InviteClientState.Terminated, StopRetransmit | StopLife | ReportFailure)]
    [TestCase(InviteClientState.Calling, ClientInput.Provisional, false, InviteClientState.Proceeding, StopRetransmit | StopLife | Deliver)]
    [TestCase(InviteClientState.Proceeding, ClientInput.Provisional, false, InviteClientState.Proceeding, Deliver)]
    [TestCase(InviteClientState.Proceeding, ClientInput.RetransmitTimer, false, InviteClientState.Proceeding, None)]
    [TestCase(InviteClientState.Calling, ClientInput.Success, false, InviteClientState.Accepted, StopRetransmit | StartLife64T1 | Deliver)]
    [TestCase(InviteClientState.Proceeding, ClientInput.Success, true, InviteClientState.Accepted, StopRetransmit | StartLife64T1 | Deliver)]
    [TestCase(InviteClientState.Accepted, ClientInput.Success, false, InviteClientState.Accepted, Deliver)]
    [TestCase(InviteClientState.Accepted, ClientInput.Failure, false, InviteClientState.Accepted, None)]
    [TestCase(InviteClientState.Accepted, ClientInput.LifeTimer, false, InviteClientState.Terminated, None)]
    [TestCase(InviteClientState.Proceeding, ClientInput.Failure, false, InviteClientState.Completed, TransmitAck | StopRetransmit | StartLife32Seconds | Deliver)]
    [TestCase(InviteClientState.Proceeding, ClientInput.Failure, true, InviteClientState.Terminated, TransmitAck | StopRetransmit | StopLife | Deliver)]
    [TestCase(InviteClientState.Completed, ClientInput.Failure, false, InviteClientState.Completed, TransmitAck)]
    [TestCase(InviteClientState.Completed, ClientInput.Success, false, InviteClientState.Completed, None)]
    [TestCase(InviteClientState.Completed, ClientInput.LifeTimer, false, InviteClientState.Terminated, None)]
    public void INVITE_client(object state, object input, bool reliable, object next, object effects) =>
        Assert.That(InviteClientMachine.Step((InviteClientState)state, (ClientInput)input, reliable), Is.EqualTo(((InviteClientState)next, (TransactionEffects)effects)));

    [TestCase(NonInviteClientState.Trying, ClientInput.Start, false, NonInviteClientState.Trying, Transmit | StartRetransmit | StartLife64T1)]
    [TestCase(NonInviteClientState.Trying, ClientInput.Start, true, NonInviteClientState.Trying, Transmit | StartLife64T1)]
    [TestCase(NonInviteClientState.Trying, ClientInput.RetransmitTimer, false, NonInviteClientState.Trying, Transmit | BackOffRetransmit)]
    [TestCase(NonInviteClientState.Trying, ClientInput.Provisional, false, NonInviteClientState.Proceeding, RetransmitAtT2 | Deliver)]
    [TestCase(NonInviteClientState.Proceeding, ClientInput.RetransmitTimer, false, NonInviteClientState.Proceeding, Transmit | RetransmitAtT2)]
    [TestCase(NonInviteClientState.Proceeding, ClientInput.LifeTimer, false, NonInviteClientState.Terminated, StopRetransmit | ReportTimeout)]
    [TestCase(NonInviteClientState.Trying, ClientInput.TransportError, false, NonInviteClientState.Terminated, StopRetransmit | StopLife | ReportFailure)]
    [TestCase(NonInviteClientState.Trying, ClientInput.Success, false, NonInviteClientState.Completed, StopRetransmit | StartLifeT4 | Deliver)]
    [TestCase(NonInviteClientState.Trying, ClientInput.Failure, true, NonInviteClientState.Terminated, StopRetransmit | StopLife | Deliver)]
    [TestCase(NonInviteClientState.Completed, ClientInput.Success, false, NonInviteClientState.Completed, None)]
    [TestCase(NonInviteClientState.Completed, ClientInput.LifeTimer, false, NonInviteClientState.Terminated, None)]
    public void Non_INVITE_client(object state, object input, bool reliable, object next, object effects) =>
        Assert.That(NonInviteClientMachine.Step((NonInviteClientState)state, (ClientInput)input, reliable), Is.EqualTo(((NonInviteClientState)next, (TransactionEffects)effects)));

    [TestCase(InviteServerState.Proceeding, ServerInput.Retransmission, false, InviteServerState.Proceeding, Transmit)]
    [TestCase(InviteServerState.Proceeding, ServerInput.SendProvisional, false, InviteServerState.Proceeding, Transmit)]
    [TestCase(InviteServerState.Proceeding, ServerInput.SendSuccess, false, InviteServerState.Accepted, Transmit | StartLife64T1)]
    [TestCase(InviteServerState.Proceeding, ServerInput.SendFailure, false, InviteServerState.Completed, Transmit | StartLife64T1 | StartRetransmit)]
    [TestCase(InviteServerState.Proceeding, ServerInput.SendFailure, true, InviteServerState.Completed, Transmit | StartLife64T1)]
    [TestCase(InviteServerState.Proceeding, ServerInput.TransportError, true, InviteServerState.Terminated, StopRetransmit | StopLife | ReportFailure)]
    [TestCase(InviteServerState.Completed, ServerInput.Retransmission, false, InviteServerState.Completed, Transmit)]
    [TestCase(InviteServerState.Completed, ServerInput.RetransmitTimer, false, InviteServerState.Completed, Transmit | BackOffRetransmit)]
    [TestCase(InviteServerState.Completed, ServerInput.Ack, false, InviteServerState.Confirmed, StopRetransmit | StartLifeT4)]
    [TestCase(InviteServerState.Completed, ServerInput.Ack, true, InviteServerState.Terminated, StopRetransmit | StopLife)]
    [TestCase(InviteServerState.Completed, ServerInput.LifeTimer, false, InviteServerState.Terminated, StopRetransmit | ReportTimeout)]
    [TestCase(InviteServerState.Confirmed, ServerInput.Ack, false, InviteServerState.Confirmed, None)]
    [TestCase(InviteServerState.Confirmed, ServerInput.LifeTimer, false, InviteServerState.Terminated, None)]
    [TestCase(InviteServerState.Accepted, ServerInput.Retransmission, false, InviteServerState.Accepted, None)]
    [TestCase(InviteServerState.Accepted, ServerInput.SendSuccess, false, InviteServerState.Accepted, Transmit)]
    [TestCase(InviteServerState.Accepted, ServerInput.Ack, false, InviteServerState.Accepted, Deliver)]
    [TestCase(InviteServerState.Accepted, ServerInput.LifeTimer, false, InviteServerState.Terminated, None)]
    public void INVITE_server(object state, object input, bool reliable, object next, object effects) =>
        Assert.That(InviteServerMachine.Step((InviteServerState)state, (ServerInput)input, reliable), Is.EqualTo(((InviteServerState)next, (TransactionEffects)effects)));

    [TestCase(NonInviteServerState.Trying, ServerInput.Retransmission, false, NonInviteServerState.Trying, None)]
    [TestCase(NonInviteServerState.Trying, ServerInput.SendProvisional, false, NonInviteServerState.Proceeding, Transmit)]
    [TestCase(NonInviteServerState.Trying, ServerInput.SendSuccess, false, NonInviteServerState.Completed, Transmit | StartLife64T1)]
    [TestCase(NonInviteServerState.Trying, ServerInput.SendFailure, true, NonInviteServerState.Terminated, Transmit)]
    [TestCase(NonInviteServerState.Proceeding, ServerInput.Retransmission, false, NonInviteServerState.Proceeding, Transmit)]
    [TestCase(NonInviteServerState.Completed, ServerInput.Retransmission, false, NonInviteServerState.Completed, Transmit)]
    [TestCase(NonInviteServerState.Completed, ServerInput.SendSuccess, false, NonInviteServerState.Completed, None)]
    [TestCase(NonInviteServerState.Completed, ServerInput.TransportError, false, NonInviteServerState.Terminated, StopLife | ReportFailure)]
    [TestCase(NonInviteServerState.Completed, ServerInput.LifeTimer, false, NonInviteServerState.Terminated, None)]
    public void Non_INVITE_server(object state, object input, bool reliable, object next, object effects) =>
        Assert.That(NonInviteServerMachine.Step((NonInviteServerState)state, (ServerInput)input, reliable), Is.EqualTo(((NonInviteServerState)next, (TransactionEffects)effects)));

    [Test]
    public void Nothing_leads_out_of_Terminated()
    {
        foreach (var reliable in new[] { false, true })
        {
            foreach (var input in Enum.GetValues<ClientInput>())
            {
                Assert.That(InviteClientMachine.Step(InviteClientState.Terminated, input, reliable), Is.EqualTo((InviteClientState.Terminated, None)));
                Assert.That(NonInviteClientMachine.Step(NonInviteClientState.Terminated, input, reliable), Is.EqualTo((NonInviteClientState.Terminated, None)));
            }

            foreach (var input in Enum.GetValues<ServerInput>())
            {
                Assert.That(InviteServerMachine.Step(InviteServerState.Terminated, input, reliable), Is.EqualTo((InviteServerState.Terminated, None)));
                Assert.That(NonInviteServerMachine.Step(NonInviteServerState.Terminated, input, reliable), Is.EqualTo((NonInviteServerState.Terminated, None)));
            }
        }
    }
}

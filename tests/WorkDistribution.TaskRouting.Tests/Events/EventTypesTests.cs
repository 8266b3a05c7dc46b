using WorkDistribution.TaskRouting.Events;

namespace WorkDistribution.TaskRouting.Tests.Events;

public sealed class EventTypesTests
{
    [Test]
    public void Every_event_has_a_wire_name_of_its_own_that_leads_back_to_it([Values] EventType type)
    {
        Assert.That(EventTypes.TryParse(EventTypes.NameOf(type), out var back), Is.True);
        Assert.That(back, Is.EqualTo(type));
    }
}

using WorkDistribution.Core.Identity;

namespace WorkDistribution.Core.Tests.Identity;

public sealed class RandomSidSourceTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void An_ordered_identifier_is_well_formed_and_sorts_after_those_made_earlier()
    {
        var source = new RandomSidSource();
        var made = Enumerable.Range(0, 100).Select(ms => source.NewOrdered<TaskSid>(Now.AddMilliseconds(ms)).Value).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(made, Is.Ordered.Using<string>(string.CompareOrdinal));
            Assert.That(made, Is.All.Matches<string>(text => Sid.TryParse<TaskSid>(text, out _)));
        }
    }

    [Test]
    public void Two_ordered_identifiers_of_one_instant_differ()
    {
        var source = new RandomSidSource();
        var first = source.NewOrdered<TaskSid>(Now);
        Assert.That(source.NewOrdered<TaskSid>(Now), Is.Not.EqualTo(first));
    }
}

using System.Reflection;
using WorkDistribution.Core.Errors;

namespace WorkDistribution.Core.Tests.Errors;

internal sealed class ErrorCatalogueTests
{
    private static readonly ErrorCode[] All =
        [.. typeof(ErrorCatalogue).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<ErrorCode>()];

    [Test]
    public void Every_code_stands_for_one_cause() => Assert.That(All.Select(e => e.Code), Is.Unique);

    [Test]
    public void Every_code_has_five_digits_a_status_and_words()
    {
        Assert.That(All, Is.Not.Empty);
        foreach (var error in All)
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(error.Code, Is.InRange(10000, 99999));
                Assert.That(error.HttpStatus, Is.InRange(400, 599), error.Message);
                Assert.That(error.Message, Is.Not.Empty);
                Assert.That(error.MoreInfo, Does.EndWith($"/{error.Code}"));
            }
        }
    }
}

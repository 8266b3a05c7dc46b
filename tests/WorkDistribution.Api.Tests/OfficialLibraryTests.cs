using WorkDistribution.EndToEnd.Tests.NodeLibrary;

namespace WorkDistribution.Api.Tests;

[Category("EndToEnd")]
public sealed class OfficialLibraryTests : ApiTest
{
    [Test]
    public Task The_official_library_makes_reads_lists_changes_and_removes_every_kind_of_resource() =>
        NodeLibrary.DriveAsync(Host.Address.GetLeftPart(UriPartial.Authority), Host.Main.Sid.Value, Host.Main.AuthToken);
}

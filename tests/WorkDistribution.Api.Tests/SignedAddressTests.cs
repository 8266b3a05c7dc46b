using System.Globalization;
using WorkDistribution.Api.Authentication;

namespace WorkDistribution.Api.Tests;

/// <summary>Requests that are signed in their address (R1-48).</summary>
public sealed class SignedAddressTests : ApiTest
{
    [Test]
    public async Task A_request_signed_in_its_address_is_let_in() => Assert.That(await StatusAsync(), Is.EqualTo(200));

    [Test]
    public async Task One_that_was_changed_is_not() => Assert.That(await StatusAsync(more: "&PageSize=7"), Is.EqualTo(401));

    [Test]
    public async Task One_of_another_token_is_not() => Assert.That(await StatusAsync(token: "another"), Is.EqualTo(401));

    [TestCase(-1)]
    [TestCase(3600)]
    public async Task One_that_is_over_or_good_for_too_long_is_not(int seconds) => Assert.That(await StatusAsync(seconds), Is.EqualTo(401));

    private async Task<int> StatusAsync(int seconds = 300, string? token = null, string more = "")
    {
        var path = $"/2010-04-01/Accounts/{Host.Main.Sid}/Calls.json";
        var expires = ApiHost.Now.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = SignedAddress.Compute(token ?? Host.Main.AuthToken, "GET", path, [new("_account", Host.Main.Sid.Value), new("_expires", expires)]);
        var reply = await Host.SendAsync(null, HttpMethod.Get, $"{path}?_account={Host.Main.Sid}&_expires={expires}&_signature={signature}{more}");
        return reply.Status;
    }
}

using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.Applications;
using WorkDistribution.Voice.Numbers;
using WorkDistribution.Voice.Registrations;

namespace WorkDistribution.Storage.Tests.Contract;

public abstract class SettingsStoreContract : StoreContract
{
    private IPhoneNumberStore Numbers => Get<IPhoneNumberStore>();

    private IApplicationStore Applications => Get<IApplicationStore>();

    [Test]
    public async Task A_number_is_found_by_itself_and_by_its_resource_also_after_a_restart()
    {
        var number = Facts.Number(Account.Sid, "+15550001");
        Assert.That(await Numbers.SaveAsync(number, CancellationToken.None), Is.True);
        Assert.That(await Numbers.FindByNumberAsync("+15550001", CancellationToken.None), Is.EqualTo(number));
        await RestartAsync();
        Assert.That(await Numbers.FindByNumberAsync("+15550001", CancellationToken.None), Is.EqualTo(number));
        Assert.That(await Numbers.FindAsync(Account.Sid, number.Sid, CancellationToken.None), Is.EqualTo(number));
        Assert.That(await Numbers.FindAsync(Other.Sid, number.Sid, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task A_number_belongs_to_one_resource_only()
    {
        await Numbers.SaveAsync(Facts.Number(Account.Sid, "+15550001"), CancellationToken.None);
        Assert.That(await Numbers.SaveAsync(Facts.Number(Other.Sid, "+15550001"), CancellationToken.None), Is.False);
    }

    [Test]
    public async Task A_released_or_changed_number_is_free_again()
    {
        var number = Facts.Number(Account.Sid, "+15550001");
        await Numbers.SaveAsync(number, CancellationToken.None);
        await Numbers.SaveAsync(number with { PhoneNumber = "+15550002" }, CancellationToken.None);
        Assert.That(await Numbers.FindByNumberAsync("+15550001", CancellationToken.None), Is.Null);
        Assert.That(await Numbers.DeleteAsync(Other.Sid, number.Sid, CancellationToken.None), Is.False);
        Assert.That(await Numbers.DeleteAsync(Account.Sid, number.Sid, CancellationToken.None), Is.True);
        Assert.That(await Numbers.FindByNumberAsync("+15550002", CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Numbers_are_listed_by_number_and_name()
    {
        var one = Facts.Number(Account.Sid, "+1") with { FriendlyName = "one" };
        var two = Facts.Number(Account.Sid, "+2") with { FriendlyName = "two" };
        await Numbers.SaveAsync(one, CancellationToken.None);
        await Numbers.SaveAsync(two, CancellationToken.None);
        Assert.That((await Numbers.ListAsync(Account.Sid, null, null, new PageRequest(), CancellationToken.None)).Items, Is.EqualTo(new[] { two, one }));
        Assert.That((await Numbers.ListAsync(Account.Sid, "+1", null, new PageRequest(), CancellationToken.None)).Items, Is.EqualTo(new[] { one }));
        Assert.That((await Numbers.ListAsync(Account.Sid, "+*", null, new PageRequest(), CancellationToken.None)).Items, Is.EqualTo(new[] { two, one }), "a star is any one digit");
        Assert.That((await Numbers.ListAsync(Account.Sid, "2", null, new PageRequest(), CancellationToken.None)).Items, Is.EqualTo(new[] { two }), "a part");
        Assert.That((await Numbers.ListAsync(Account.Sid, "%", null, new PageRequest(), CancellationToken.None)).Items, Is.Empty);
        Assert.That((await Numbers.ListAsync(Account.Sid, null, "two", new PageRequest(), CancellationToken.None)).Items, Is.EqualTo(new[] { two }));
    }

    [Test]
    public async Task An_application_is_kept_listed_changed_and_removed()
    {
        var application = Facts.Application(Account.Sid);
        await Applications.SaveAsync(application, CancellationToken.None);
        await RestartAsync();
        Assert.That(await Applications.FindAsync(Account.Sid, application.Sid, CancellationToken.None), Is.EqualTo(application));
        Assert.That(await Applications.FindAsync(Other.Sid, application.Sid, CancellationToken.None), Is.Null);
        await Applications.SaveAsync(application with { FriendlyName = "Other" }, CancellationToken.None);
        Assert.That((await Applications.ListAsync(Account.Sid, "Other", new PageRequest(), CancellationToken.None)).Items, Has.Length.EqualTo(1));
        Assert.That((await Applications.ListAsync(Account.Sid, "Menu", new PageRequest(), CancellationToken.None)).Items, Is.Empty);
        Assert.That(await Applications.DeleteAsync(Other.Sid, application.Sid, CancellationToken.None), Is.False);
        Assert.That(await Applications.DeleteAsync(Account.Sid, application.Sid, CancellationToken.None), Is.True);
        Assert.That(await Applications.FindAsync(Account.Sid, application.Sid, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Registrations_are_replaced_as_a_whole_and_outlive_a_restart()
    {
        var store = Get<IRegistrationStore>();
        var one = new RegistrationRecord("alice@example.com", "sip:alice@10.0.0.1", "udp", "10.0.0.1:5060", "abc", 4_000_000_000, "phone", Facts.Noon);
        var two = one with { Contact = "sip:alice@10.0.0.2", Transport = "tcp", Preference = 250 };
        await store.ReplaceAsync("alice@example.com", [one], CancellationToken.None);
        await store.ReplaceAsync("alice@example.com", [one, two], CancellationToken.None);
        await store.ReplaceAsync("bob@example.com", [one with { AddressOfRecord = "bob@example.com" }], CancellationToken.None);
        await store.ReplaceAsync("bob@example.com", [], CancellationToken.None);
        await RestartAsync();
        Assert.That(await Get<IRegistrationStore>().LoadAsync(CancellationToken.None), Is.EqualTo(new[] { one, two }));
    }
}

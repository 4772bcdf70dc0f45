using GasOrleans.Jobs;
using GasOrleans.Notifications;
using GasOrleans.Users;

namespace GasOrleans.Grains.Tests.Users;

[Collection(Cluster.OneAtATime)]
public class UserPlanTests(Cluster cluster)
{
    private readonly UserId id = new($"u{Guid.NewGuid():N}");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IUserGrain User => cluster.Grains.User(id);

    private string Address => $"{id}@example.org";

    [Fact]
    public async Task An_upgrade_is_kept_with_reason_and_author_and_a_repeat_of_it_is_nothing()
    {
        await User.SignedInAsync(new("Ada", null, null), Ct);
        Assert.True(await User.ChangePlanAsync(Change(Plan.Premium, "evt_1", 1), Ct));
        Assert.False(await User.ChangePlanAsync(Change(Plan.Premium, "evt_1", 1), Ct));
        await ForgetAsync();
        Assert.False(await User.ChangePlanAsync(Change(Plan.Premium, "evt_1", 1), Ct));

        var allowance = await User.AllowanceAsync(Ct);
        Assert.Equal((Plan.Premium, 1L), (allowance.Plan, allowance.Version));
        var profile = await User.LookAsync(Ct);
        var entry = Assert.Single(profile!.PlanHistory);
        Assert.Equal((Plan.Premium, 1L, "Stripe", "paid", "evt_1"), (entry.Plan, entry.Version, entry.Author, entry.Reason, entry.EventId));
        Assert.Equal("sub_1", profile.Billing.SubscriptionId);
    }

    [Fact]
    public async Task A_plan_whose_write_failed_is_not_the_plan_and_can_be_said_again()
    {
        cluster.Writes[User.GetGrainId().ToString()] = true;
        await Assert.ThrowsAsync<OrleansException>(() => User.ChangePlanAsync(Change(Plan.Premium, "evt_1", 1), Ct));
        Assert.Equal(Plan.Free, (await User.AllowanceAsync(Ct)).Plan);
        Assert.True(await User.ChangePlanAsync(Change(Plan.Premium, "evt_1", 1), Ct));
        Assert.Equal(1, (await User.AllowanceAsync(Ct)).Version);
    }

    [Fact]
    public async Task An_older_word_that_comes_late_does_not_undo_a_newer_one()
    {
        Assert.True(await User.ChangePlanAsync(Change(Plan.Premium, "evt_1", 1), Ct));
        Assert.True(await User.ChangePlanAsync(Change(Plan.Free, "evt_3", 3), Ct));
        Assert.False(await User.ChangePlanAsync(Change(Plan.Premium, "evt_2", 2), Ct));
        var allowance = await User.AllowanceAsync(Ct);
        Assert.Equal((Plan.Free, 2L), (allowance.Plan, allowance.Version));
    }

    [Fact]
    public async Task The_first_customer_id_is_the_one_that_counts()
    {
        Assert.Equal("cus_1", await User.KeepCustomerAsync("cus_1", Ct));
        Assert.Equal("cus_1", await User.KeepCustomerAsync("cus_2", Ct));
    }

    [Fact]
    public async Task Both_plans_are_offered_with_what_they_allow()
        => Assert.Equal([(Plan.Free, 150 * 1024L), (Plan.Premium, 5L * 1024 * 1024 * 1024)],
            (await User.OffersAsync(Ct)).Select(offer => (offer.Plan, offer.MaximumBytes)));

    [Fact]
    public async Task What_the_issuer_does_not_say_the_person_may()
    {
        await User.SignedInAsync(new(null, null, "Analytical"), Ct);
        Assert.Null(await User.EditAsync(" Ada ", null, Ct));
        Assert.IsType<Refusal.Invalid>(await User.EditAsync(null, "Other", Ct));
        Assert.IsType<Refusal.Invalid>(await User.EditAsync("a\nb", null, Ct));
        await ForgetAsync();
        var profile = await User.LookAsync(Ct);
        Assert.Equal(("Ada", "Analytical"), (profile!.Name, profile.Institution));
    }

    [Fact]
    public async Task An_address_counts_when_its_link_was_followed_and_only_the_newest_link_does()
    {
        await User.SignedInAsync(new("Ada", null, null), Ct);
        Assert.Null(await User.NameEmailAsync($"old-{Address}", Ct));
        Assert.Null(await User.NameEmailAsync(Address, Ct));
        Assert.Null((await User.LookAsync(Ct))!.Email);

        Assert.False(await User.ConfirmEmailAsync(await KeyAsync($"old-{Address}"), Ct));
        var key = await KeyAsync(Address);
        Assert.True(await User.ConfirmEmailAsync(key, Ct));
        Assert.False(await User.ConfirmEmailAsync(key, Ct));
        Assert.Equal(Address, (await User.LookAsync(Ct))!.Email);
    }

    [Fact]
    public async Task A_link_that_is_a_day_old_confirms_nothing()
    {
        await User.SignedInAsync(new("Ada", null, null), Ct);
        await User.NameEmailAsync(Address, Ct);
        cluster.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False(await User.ConfirmEmailAsync(await KeyAsync(Address), Ct));
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("ada@localhost")]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("ada@example.org, ben@example.org")]
    [InlineData("ada@example.org\r\nBcc: all@example.org")]
    [InlineData("")]
    public async Task What_is_not_one_plain_address_is_refused(string address)
        => Assert.IsType<Refusal.Invalid>(await User.NameEmailAsync(address, Ct));

    [Fact]
    public async Task Nobody_can_be_flooded_with_links()
    {
        for (var n = 0; n < 5; n++)
        {
            Assert.Null(await User.NameEmailAsync(Address, Ct));
        }

        Assert.IsType<Refusal.Invalid>(await User.NameEmailAsync(Address, Ct));
        Assert.Equal(5, (await cluster.MailsToAsync(Address)).Count);
    }

    [Fact]
    public async Task Preferences_are_kept()
    {
        await User.SignedInAsync(new("Ada", Address, null), Ct);
        await User.PreferMailAsync(MailKinds.Failed, Ct);
        await ForgetAsync();
        Assert.Null(await User.MailToAsync(MailKinds.Completed, Ct));
        Assert.Equal(Address, (await User.MailToAsync(MailKinds.Failed, Ct))!.Address);
    }

    private static PlanChange Change(Plan plan, string id, int minute)
    {
        var at = new DateTimeOffset(2026, 11, 23, 12, minute, 0, TimeSpan.Zero);
        return new(plan, id, at, at, "Stripe", "paid") { SubscriptionId = "sub_1" };
    }

    private Task ForgetAsync() => User.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle(Ct).AsTask();

    private async Task<string> KeyAsync(string address)
    {
        var text = (await cluster.MailsToAsync(address))[^1].TextBody!;
        var at = text.IndexOf("?key=", StringComparison.Ordinal) + "?key=".Length;
        return text[at..text.IndexOf('\n', at)].Trim();
    }
}

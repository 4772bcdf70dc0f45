using GasOrleans.Jobs;
using GasOrleans.Notifications;
using GasOrleans.Users;
using MimeKit;

namespace GasOrleans.Grains.Tests.Notifications;

/// <summary>Over real SMTP: what counts is what was delivered.</summary>
[Collection(Cluster.OneAtATime)]
public class NotificationGrainTests(Cluster cluster)
{
    private readonly JobKey job = new(new($"u{Guid.NewGuid():N}"), JobId.New(cluster.Clock));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Address => $"{job.User}@example.org";

    private INotificationGrain Grain => cluster.Grains.Notifications(job);

    private IUserGrain User => cluster.Grains.User(job.User);

    [Fact]
    public async Task A_fact_told_twice_and_again_after_a_restart_is_one_mail()
    {
        await SignInAsync();
        await Grain.TellAsync(Completed(), Ct);
        await Grain.TellAsync(Completed(), Ct);
        await Grain.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle(Ct);
        await Grain.TellAsync(Completed(), Ct);
        var mail = Assert.Single(await cluster.MailsToAsync(Address));
        Assert.Equal($"{job.Id}.completed.{Completed().Since.ToUnixTimeMilliseconds()}@gas.example.org", mail.MessageId);
    }

    [Fact]
    public async Task A_crash_between_the_hand_over_and_the_write_repeats_the_mail_with_the_same_message_id()
    {
        await SignInAsync();
        cluster.Writes[Grain.GetGrainId().ToString()] = true;
        await Assert.ThrowsAsync<OrleansException>(() => Grain.TellAsync(Completed(), Ct));
        await Grain.TellAsync(Completed(), Ct);
        await Grain.TellAsync(Completed(), Ct);
        var mails = await cluster.MailsToAsync(Address);
        Assert.Equal(2, mails.Count);
        Assert.Single(mails.Select(mail => mail.MessageId).Distinct());
    }

    [Fact]
    public async Task Each_fact_is_a_mail_of_its_own_and_the_same_fact_of_another_time_too()
    {
        await SignInAsync();
        JobNotice[] facts =
        [
            Completed(),
            new JobNotice.ArchivedSoon(cluster.Clock.GetUtcNow()) { FileName = "a.vcf", Since = At(1) },
            new JobNotice.Archived { FileName = "a.vcf", Since = At(2) },
            new JobNotice.Restored { FileName = "a.vcf", Since = At(3) },
            new JobNotice.Archived { FileName = "a.vcf", Since = At(4) },
        ];
        foreach (var fact in facts)
        {
            await Grain.TellAsync(fact, Ct);
        }

        var mails = await cluster.MailsToAsync(Address);
        Assert.Equal(facts.Length, mails.Select(mail => mail.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_mail_is_text_and_html_links_to_the_page_and_says_how_to_stop_such_mails()
    {
        await SignInAsync("Ada <b>");
        await Grain.TellAsync(new JobNotice.Failed(new("spaces-not-tabs", "The columns are parted by <spaces>.", 7, "Use tabs.")) { FileName = "my <i>.vcf", Since = At(0) }, Ct);
        var mail = Assert.Single(await cluster.MailsToAsync(Address));
        Assert.Equal("Could not be annotated: my <i>.vcf", mail.Subject);
        Assert.All([mail.TextBody, mail.HtmlBody], body => Assert.Contains($"https://gas.example.org/jobs/{job.Id}", body, StringComparison.Ordinal));
        Assert.All(["Ada <b>", "<spaces>", "(line 7)", "Use tabs."], word => Assert.Contains(word, mail.TextBody, StringComparison.Ordinal));
        Assert.All(["<b>", "<i>", "<spaces>", "X-Amz"], word => Assert.DoesNotContain(word, mail.HtmlBody, StringComparison.Ordinal));
        Assert.StartsWith($"<https://gas.example.org/mail/stop?user={job.User}&kind=Failed&key=", mail.Headers[HeaderId.ListUnsubscribe], StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers[HeaderId.ListUnsubscribePost]);
    }

    [Fact]
    public async Task Who_has_no_address_gets_no_mail_and_no_old_news_when_they_have_one()
    {
        await User.SignedInAsync(new("Ada", null, null), Ct);
        await Grain.TellAsync(Completed(), Ct);
        await SignInAsync();
        await Grain.TellAsync(Completed(), Ct);
        Assert.Empty(await cluster.MailsToAsync(Address));
    }

    [Fact]
    public async Task Mail_of_a_kind_ends_with_the_key_of_such_a_mail_and_with_no_other()
    {
        await SignInAsync();
        await Grain.TellAsync(Completed(), Ct);
        var stop = new Uri((await cluster.MailsToAsync(Address))[0].Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>'));
        var key = stop.Query[(stop.Query.IndexOf("key=", StringComparison.Ordinal) + 4)..];

        Assert.False(await User.StopMailAsync(MailKinds.Completed, key[1..], Ct));
        Assert.True(await User.StopMailAsync(MailKinds.Completed, key, Ct));
        await Grain.TellAsync(Completed() with { Since = At(1) }, Ct);
        await Grain.TellAsync(new JobNotice.Restored { FileName = "a.vcf", Since = At(2) }, Ct);

        Assert.Equal(["Completed: a.vcf", "Your results are back: a.vcf"], (await cluster.MailsToAsync(Address)).Select(mail => mail.Subject));
        Assert.Equal(MailKinds.All & ~MailKinds.Completed, (await User.LookAsync(Ct))!.Mail);
    }

    private static JobNotice.Completed Completed() => new(19, null) { FileName = "a.vcf", Since = At(0) };

    private static DateTimeOffset At(int minutes) => new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero).AddMinutes(minutes);

    private Task<UserProfile> SignInAsync(string name = "Ada") => User.SignedInAsync(new(name, Address, null), Ct);
}

using GasOrleans.Jobs;
using GasOrleans.Tokens;
using GasOrleans.Users;

namespace GasOrleans.Grains.Tests.Users;

/// <summary>A person asks that nothing of theirs be left.</summary>
[Collection(Cluster.OneAtATime)]
public class AccountGrainTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    [Fact]
    public async Task A_removal_leaves_no_object_archive_profile_session_or_token_and_a_receipt()
    {
        var user = await APersonAsync();
        var jobs = new[]
        {
            await Given.AJobThatIsArchived(user.Value), await Given.AJobThatIsCompleted(user.Value),
            await Given.AJobThatIsRunning(user.Value), await Given.AJobThatIsUploading(user.Value),
        };
        Assert.Null(await cluster.Grains.Tokens(user).AddAsync(new string('a', 64), "a script", TokenScopes.Read, TimeSpan.FromDays(30), Ct));
        var began = cluster.Clock.GetUtcNow();
        var asked = await cluster.Grains.Account(user).RemoveAsync(Ct);
        await DoneAsync(user);

        foreach (var job in jobs)
        {
            Assert.Equal(JobStatus.Deleted, await job.StatusAsync());
            Assert.Empty(await job.HotResultsAsync());
            Assert.Empty(await job.ArchivesAsync());
            Assert.Empty((await cluster.S3.ListObjectsV2Async(new() { BucketName = "gas-inputs", Prefix = $"{job.Key}/" }, Ct)).S3Objects ?? []);
        }

        Assert.Null(await cluster.Grains.User(user).LookAsync(Ct));
        Assert.False(await cluster.Grains.Sessions(user).IsOpenAsync("session", began, Ct));
        Assert.Empty(await cluster.Grains.Tokens(user).ListAsync(Ct));
        var receipt = await cluster.Grains.Account(user).LookAtRemovalAsync(Ct);
        Assert.NotNull(receipt);
        Assert.Equal((asked.Receipt, jobs.Length), (receipt.Receipt, receipt.Jobs));
        Assert.Equal(0, await RemindersAsync(user));
        Assert.Contains(await cluster.MailsToAsync($"{user}@example.org"), mail => (mail.TextBody ?? "").Contains($"{receipt.Receipt}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Query", "gas-annotations")]
    [InlineData("DeleteObjects", "gas-results")]
    public async Task A_removal_that_was_cut_is_taken_up_by_its_reminder(string operation, string about)
    {
        var user = await APersonAsync();
        var jobs = new[] { await Given.AJobThatIsCompleted(user.Value), await Given.AJobThatIsCompleted(user.Value) };
        cluster.Gate.FailNext(Gate.Operation(operation, about));
        var asked = await cluster.Grains.Account(user).RemoveAsync(Ct);
        var again = await cluster.Grains.Account(user).RemoveAsync(Ct);
        Assert.Equal(asked.Receipt, again.Receipt);
        cluster.Gate.Clear();
        Assert.Equal(1, await RemindersAsync(user));
        await DoneAsync(user);
        Assert.All(await Task.WhenAll(jobs.Select(job => job.StatusAsync())), status => Assert.Equal(JobStatus.Deleted, status));
    }

    [Fact]
    public async Task What_is_said_of_who_was_removed_is_not_kept_until_they_sign_in_again()
    {
        var user = await APersonAsync();
        await cluster.Grains.Account(user).RemoveAsync(Ct);
        await DoneAsync(user);
        var now = cluster.Clock.GetUtcNow();
        Assert.False(await cluster.Grains.User(user).ChangePlanAsync(new(Plan.Premium, "late", now, now, "test", "too late"), Ct));
        await cluster.Grains.User(user).KeepCustomerAsync("cus_late", Ct);
        var anew = await cluster.Grains.User(user).SignedInAsync(new("Ada", null, null), Ct);
        Assert.Equal((Plan.Free, null), (anew.Plan, anew.Billing.CustomerId));
        Assert.NotNull(await cluster.Grains.User(user).LookAsync(Ct));
    }

    [Fact]
    public async Task What_a_person_has_is_summed_over_their_own_jobs()
    {
        var user = new UserId($"u{Guid.NewGuid():N}");
        var archived = await Given.AJobThatIsArchived(user.Value);
        await Given.AJobThatIsRunning(user.Value);
        var usage = await cluster.Grains.Account(user).UsageAsync(Ct);
        Assert.Equal((2, 1), (usage.Jobs, usage.Running));
        Assert.Equal((await archived.StoredAsync()).Archive!.Bytes, usage.ColdBytes);
        Assert.Equal(2 * "##fileformat=VCFv4.2\n".Length, usage.HotBytes);
    }

    private async Task<UserId> APersonAsync()
    {
        var user = new UserId($"u{Guid.NewGuid():N}");
        await cluster.Grains.User(user).SignedInAsync(new("Ada", $"{user}@example.org", null), Ct);
        return user;
    }

    private Task DoneAsync(UserId user) => Eventually.HoldsAsync(async () =>
    {
        await cluster.Grains.Account(user).Cast<IRemindable>().ReceiveReminder("remove", default);
        return await cluster.Grains.Account(user).LookAtRemovalAsync(Ct) is { DoneAt: not null } && await RemindersAsync(user) == 0;
    });

    private async Task<int> RemindersAsync(UserId user)
        => (await cluster.Service<IReminderTable>().ReadRows(cluster.Grains.Account(user).GetGrainId())).Reminders.Count;
}

using Microsoft.Extensions.DependencyInjection;
using GasOrleans.Jobs;
using GasOrleans.Operations;
using GasOrleans.Users;

namespace GasOrleans.Grains.Tests.Operations;

/// <summary>What operators order for the whole site: kept, obeyed by every silo within seconds, and taken back.</summary>
[Collection(Cluster.OneAtATime)]
public class OrdersTests(Cluster cluster)
{
    private static readonly OperatorWord Word = new(new("op"), "Olivia", "the table is being moved");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    private IOperationsGrain Operations => cluster.Grains.Operations();

    [Fact]
    public async Task A_pause_of_submissions_refuses_new_jobs_with_its_reason_also_after_a_restart_and_lets_the_accepted_go_on()
    {
        var accepted = await Given.AJobThatIsUploading();
        await Operations.PauseAsync(Word, Pausable.Submissions, Ct);
        try
        {
            await ForgetAsync();
            var refusal = await Eventually.GivesAsync(async () => (await Given.AJob().Grain.SubmitAsync(Given.Request, Ct)).Refusal, one => one is not null);
            Assert.Equal(new Refusal.Paused(Word.Why, Word.Author), refusal);
            Assert.Equal(accepted.Ticket, (await accepted.Grain.SubmitAsync(Given.Request, Ct)).Ticket);
            await accepted.UploadAsync("##fileformat=VCFv4.2\n");
            Assert.Null(await accepted.Grain.UploadedAsync(Ct));
            Assert.Equal((Word.Why, Word.Author), await NoticeAsync());
        }
        finally
        {
            await Operations.ResumeAsync(Word, Pausable.Submissions, Ct);
            await EverySiloHearsAsync(orders => orders.Submissions is null);
        }

        Assert.NotNull((await Given.AJob().Grain.SubmitAsync(Given.Request, Ct)).Ticket);
    }

    [Fact]
    public async Task A_pause_whose_write_failed_is_none_and_is_not_in_the_trail()
    {
        var before = await Operations.TrailAsync(null, Ct);
        cluster.Writes[Operations.GetGrainId().ToString()] = true;
        await Assert.ThrowsAsync<OrleansException>(() => Operations.PauseAsync(Word, Pausable.Work, Ct));
        Assert.Null((await Operations.OrdersAsync(Ct)).Work);
        Assert.Equal(before.Acts, (await Operations.TrailAsync(null, Ct)).Acts);
    }

    [Fact]
    public async Task A_running_cap_counts_at_once_for_who_runs_more_and_is_shown_and_taken_back()
    {
        var user = $"u{Guid.NewGuid():N}";
        await Operations.CapAsync(Word, Plan.Free, 1, Ct);
        try
        {
            await Eventually.HoldsAsync(async () => (await cluster.Grains.User(new(user)).OffersAsync(Ct))[0].RunningJobs == 1);
            await Given.AJobThatIsRunning(user);
            var second = await Given.AJobThatIsPending(user);
            Assert.IsType<ClaimAnswer.Later>(await second.Grain.ClaimAsync("worker", Ct));
            Assert.Equal(8, (await cluster.Grains.User(new(user)).OffersAsync(Ct))[1].RunningJobs);

            await Operations.CapAsync(Word, Plan.Free, null, Ct);
            await Eventually.HoldsAsync(async () => await second.Grain.ClaimAsync("worker", Ct) is ClaimAnswer.Granted);
        }
        finally
        {
            await Operations.CapAsync(Word, Plan.Free, null, Ct);
            await EverySiloHearsAsync(orders => orders.RunningJobs(Plan.Free) is null);
        }
    }

    [Fact]
    public async Task A_message_to_all_is_told_until_it_is_taken_back()
    {
        await Operations.SayAsync(Word, "Tonight from ten on nothing runs.", Ct);
        Assert.Equal("Tonight from ten on nothing runs.", (await Operations.OrdersAsync(Ct)).Message!.Text);
        await Operations.SayAsync(Word, null, Ct);
        Assert.Null((await Operations.OrdersAsync(Ct)).Message);
    }

    private async Task<(string, string)> NoticeAsync()
    {
        var notice = (await Operations.OrdersAsync(Ct)).Submissions!;
        return (notice.Text, notice.Author);
    }

    /// <summary>Silos know orders for a while: other tests begin when all have heard of the end of this one's.</summary>
    private Task EverySiloHearsAsync(Predicate<SiteOrders> wanted) => Eventually.HoldsAsync(async () =>
    {
        var heard = cluster.Silos.Silos.Select(silo => cluster.Silos.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<CurrentOrders>().NowAsync().AsTask());
        return (await Task.WhenAll(heard)).All(orders => wanted(orders));
    });

    private Task ForgetAsync() => Operations.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle().AsTask();
}

using Amazon.Glacier;
using GasOrleans.Archive;
using GasOrleans.Grains.Tests.Archive;
using GasOrleans.Jobs;
using GasOrleans.Transfers;
using GasOrleans.Users;

namespace GasOrleans.Grains.Tests;

/// <summary>Jobs in the state that a test starts from, one line each.</summary>
internal sealed class Given(Cluster cluster)
{
    public static readonly JobRequest Request = new("sample.vcf", Cluster.Genome);
    public static readonly JobSummary Summary = new(1, 1, new Dictionary<string, long> { ["missense_variant"] = 1 }, new Dictionary<string, long>());
    private static readonly CancellationToken Ct = CancellationToken.None;

    /// <summary>A user nobody else is, whose results have no window.</summary>
    public async Task<string> APremiumUserAsync()
    {
        var job = AJob();
        await job.UpgradeAsync();
        return job.Key.User.Value;
    }

    /// <summary>A job of a user nobody else is, unless one is named.</summary>
    public GivenJob AJob(string? user = null)
    {
        var key = new JobKey(new UserId(user ?? $"u{Guid.NewGuid():N}"), JobId.New(cluster.Clock));
        return new(cluster, key, cluster.Grains.Job(key));
    }

    public async Task<GivenJob> AJobThatIsUploading(string? user = null, ResultOptions options = default)
    {
        var job = AJob(user);
        var answer = await job.Grain.SubmitAsync(Request with { Options = options }, Ct);
        Assert.NotNull(answer.Ticket);
        return job with { Ticket = answer.Ticket };
    }

    public async Task<GivenJob> AJobThatIsPending(string? user = null)
    {
        var job = await AJobThatIsUploading(user);
        await job.UploadAsync("##fileformat=VCFv4.2\n");
        Assert.Null(await job.Grain.UploadedAsync(Ct));
        return job;
    }

    public async Task<GivenJob> AJobThatIsRunning(string? user = null)
    {
        var job = await AJobThatIsPending(user);
        var granted = Assert.IsType<ClaimAnswer.Granted>(await job.Grain.ClaimAsync("worker", Ct));
        return job with { Token = granted.Token, Work = granted.Work };
    }

    public async Task<GivenJob> AJobThatIsCompleted(string? user = null)
    {
        var job = await AJobThatIsRunning(user);
        Assert.True(await job.PublishAndReportAsync());
        return job;
    }

    public async Task<GivenJob> AJobThatIsArchiving(string? user = null)
    {
        var job = await AJobThatIsCompleted(user);
        cluster.Clock.Advance(Cluster.Window);
        await job.HearAsync(new JobNews.WindowOver());
        await job.ClaimTransferAsync();
        cluster.Clock.Advance(TimeSpan.FromSeconds(16)); // that worker was lost
        Assert.Equal(JobStatus.Archiving, await job.StatusAsync());
        return job;
    }

    public async Task<GivenJob> AJobThatIsArchived(string? user = null)
    {
        var job = await AJobThatIsArchiving(user);
        await job.TransferAsync();
        await job.WhenAsync(JobStatus.Archived);
        return job;
    }

    /// <summary>Its owner has upgraded; the retrieval may end at any moment.</summary>
    public async Task<GivenJob> AJobThatIsRestoring(string? user = null)
    {
        var job = await AJobThatIsArchived(user);
        await job.UpgradeAsync();
        await job.WhenAsync(JobStatus.Restoring);
        return job;
    }

    /// <summary>A restore whose bytes can be read.</summary>
    public async Task<GivenJob> AJobThatIsToBeBroughtBack(string? user = null)
    {
        var job = await AJobThatIsRestoring(user);
        await job.WhenRetrievedAsync();
        return job;
    }

    public async Task<GivenJob> AJobThatIsThawed(string? user = null)
    {
        var job = await AJobThatIsToBeBroughtBack(user);
        await job.TransferAsync();
        await job.WhenAsync(JobStatus.Thawed);
        return job;
    }

    public async Task<GivenJob> AJobThatIsFailed()
    {
        var job = await AJobThatIsRunning();
        await job.HearAsync(new JobNews.AttemptEnded(job.Token, new AttemptOutcome.InputRefused(new("not-vcf", "This is no VCF.", 1, "Upload a VCF."))));
        return job;
    }
}

/// <summary>A job of a test, and what the test may do to it from outside.</summary>
internal sealed record GivenJob(Cluster Cluster, JobKey Key, IJobGrain Grain)
{
    public UploadTicket? Ticket { get; init; }

    public ITransferGrain Transfers => Cluster.Grains.GetGrain<ITransferGrain>(Key.ToString());

    public long Token { get; init; }

    public JobWork? Work { get; init; }

    public async Task<JobStatus> StatusAsync() => (await LookAsync())?.Status ?? JobStatus.None;

    public Task<JobSnapshot?> LookAsync() => Grain.LookAsync(CancellationToken.None);

    /// <summary>A transfers worker takes the job and does what is asked.</summary>
    public async Task TransferAsync()
    {
        var (work, token) = await ClaimTransferAsync();
        await Cluster.Service<Transfer>().RunAsync(Key, work, token, CancellationToken.None);
    }

    public async Task<(TransferWork Work, long Token)> ClaimTransferAsync()
    {
        var claim = await Transfers.ClaimTransferAsync("mover", CancellationToken.None);
        Assert.NotNull(claim.Work);
        return (claim.Work, claim.Token);
    }

    public Task UpgradeAsync() => ChangePlanAsync(Plan.Premium);

    public Task DowngradeAsync() => ChangePlanAsync(Plan.Free);

    public async Task<IReadOnlyList<ColdListing>> ArchivesAsync()
    {
        await (Cluster.ArchiveProvider == ArchiveProvider.Vault ? Cluster.Service<IAmazonGlacier>().TakeInventoryAsync() : Task.CompletedTask);
        return await Cluster.Service<IArchive>().ListAsync(CancellationToken.None).Where(one => one.Description.StartsWith($"{Key}/", StringComparison.Ordinal)).ToListAsync();
    }

    /// <summary>The result's objects in hot storage, by key.</summary>
    public async Task<IReadOnlyList<string>> HotResultsAsync()
    {
        var found = await Cluster.S3.ListObjectsV2Async(new() { BucketName = "gas-results", Prefix = $"{Key}/" });
        return [.. (found.S3Objects ?? []).Select(one => one.Key).Where(key => key.EndsWith(".vcf.gz", StringComparison.Ordinal))];
    }

    public Task WhenRetrievedAsync()
        => Eventually.HoldsAsync(async () => (await LookAsync())!.Retrieval is { IsReady: true });

    private async Task ChangePlanAsync(Plan plan)
    {
        var now = Cluster.Clock.GetUtcNow();
        await Cluster.Grains.User(Key.User).ChangePlanAsync(new(plan, $"{Guid.NewGuid()}", now, now, "test", "as the test wants it"), CancellationToken.None);
    }

    /// <summary>The job, once news that travels by stream has brought it there.</summary>
    public async Task<JobSnapshot> WhenAsync(JobStatus status)
    {
        await Eventually.HoldsAsync(async () => await StatusAsync() == status);
        return (await LookAsync())!;
    }

    /// <summary>What is stored, whatever the activation believes.</summary>
    public Task<JobState> StoredAsync() => Cluster.Table.ReadAsync(Key, CancellationToken.None);

    public Task UploadAsync(string text)
        => Cluster.S3.PutObjectAsync(new() { BucketName = Ticket!.Bucket, Key = Ticket.Key, ContentBody = text });

    /// <summary>Brings news as a stream would, but lets the test see how it is taken.</summary>
    public Task HearAsync(JobNews news) => Cluster.Grains.GetGrain<IJobNewsGrain>(Key.ToString()).HearAsync(news);

    /// <summary>The worker publishes its result and reports; whether the result became the job's.</summary>
    public async Task<bool> PublishAndReportAsync(string result = "result")
    {
        var key = $"{Work!.OutputPrefix}sample.annot.vcf.gz";
        await Cluster.S3.PutObjectAsync(new() { BucketName = Work.OutputBucket, Key = key, ContentBody = result });
        var file = new JobFile(JobFileKind.Result, "sample.annot.vcf.gz", Work.OutputBucket, key, result.Length);
        await HearAsync(new JobNews.AttemptEnded(Token, new AttemptOutcome.Published([file], Given.Summary)));
        return (await LookAsync())!.Files.Any(one => one.Key == key);
    }

    /// <summary>Ends the activation, as the death of its silo would: what is next said to the job is read from the table.</summary>
    public Task ForgetAsync() => Grain.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle().AsTask();

    /// <summary>The watchdog's reminder falls due: twice, since the first tick may only set it right for what the job has become.</summary>
    public async Task RemindAsync()
    {
        await Grain.Cast<IRemindable>().ReceiveReminder("watchdog", default);
        await Grain.Cast<IRemindable>().ReceiveReminder("watchdog", default);
    }

    /// <summary>The same, if the reminder is there: what is not watched is not reminded.</summary>
    public async Task RemindIfWatchedAsync()
    {
        var watched = (await Cluster.Service<IReminderTable>().ReadRows(Grain.GetGrainId())).Reminders.Count > 0;
        await (watched ? RemindAsync() : Task.CompletedTask);
    }
}

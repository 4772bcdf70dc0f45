using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Glacier;
using GasOrleans.Archive;
using GasOrleans.Doctor;
using GasOrleans.Jobs;
using GasOrleans.Operations;
using GasOrleans.Results;
using Microsoft.Extensions.Options;

namespace GasOrleans.Grains.Tests.Doctoring;

/// <summary>What the doctor does not do.</summary>
[Collection(Cluster.OneAtATime)]
public sealed class DoctorLimitTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    [Fact]
    public async Task What_is_young_may_be_about_to_be_written_down_and_is_not_even_told()
    {
        var key = $"{Given.AJob().Key}/sample.vcf";
        await cluster.S3.PutObjectAsync(new() { BucketName = "gas-inputs", Key = key, ContentBody = "x" }, Ct);
        cluster.Clock.Advance(TimeSpan.FromHours(1)); // S3's own clock is not the tests'
        Assert.DoesNotContain(await ExamineAsync(TimeSpan.FromDays(3650)), finding => finding.Subject.EndsWith(key, StringComparison.Ordinal));
        Assert.Contains(await ExamineAsync(TimeSpan.Zero), finding => finding.Subject.EndsWith(key, StringComparison.Ordinal));
        await cluster.S3.DeleteObjectAsync("gas-inputs", key, Ct);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_told_and_does_not_end_the_examination()
    {
        var key = Given.AJob().Key;
        var dynamo = cluster.Service<IAmazonDynamoDB>();
        var row = JobItem.Key(key);
        row["job_status"] = new AttributeValue { S = "WHO_KNOWS" };
        await dynamo.PutItemAsync("gas-annotations", row, Ct);
        var findings = await ExamineAsync(TimeSpan.Zero);
        Assert.Equal(DoctorFindingKind.UnreadableRow, Assert.Single(findings, finding => finding.Subject == $"{key}").Kind);
        await dynamo.DeleteItemAsync("gas-annotations", JobItem.Key(key), Ct);
    }

    [Fact]
    public async Task While_a_vaults_inventory_is_being_made_archives_are_not_compared_and_it_says_so()
    {
        var options = Options.Create(new ArchiveOptions { Vault = $"new{Guid.NewGuid():N}" });
        var glacier = cluster.Service<IAmazonGlacier>();
        await glacier.CreateVaultAsync(new() { AccountId = "-", VaultName = options.Value.Vault }, Ct);
        var prices = cluster.Service<ColdPrices>();
        var vault = new VaultArchive(
            glacier, cluster.Service<VaultUpload>(), new VaultInventory(glacier, prices, options, cluster.Clock), cluster.Service<ResultStore>(), prices, options, cluster.Clock);
        var round = new Round(TimeSpan.Zero, new DoctorOptions(), cluster.Clock.GetUtcNow());
        Assert.Empty(await new ArchiveLook(vault, cluster.Table).LookAsync(round, Ct).ToListAsync(Ct));
        Assert.Contains("inventory is being made", Assert.Single(round.Remarks), StringComparison.Ordinal);
        Assert.Null(round.Archives); // no job is told to lack one
    }

    [Fact]
    public async Task A_job_that_is_well_lets_nothing_be_done_to_it_whatever_the_doctor_believes()
    {
        var job = await Given.AJobThatIsCompleted();
        var stored = await job.StoredAsync();
        JobAilment[] ailments =
        [
            new JobAilment.IsStale(),
            new JobAilment.LacksFiles(Archive: true),
            new JobAilment.HasStrayObject("gas-results", stored.Result!.Key),
            new JobAilment.HasStrayObject("gas-inputs", stored.Input!.Key),
        ];
        var grain = cluster.Grains.GetGrain<IExaminedGrain>($"{job.Key}");
        foreach (var ailment in ailments)
        {
            Assert.False(await grain.MendAsync(ailment, Ct), $"{ailment}");
        }

        Assert.Equal(stored.Version, (await job.StoredAsync()).Version);
        Assert.Equal([stored.Result.Key], await job.HotResultsAsync());
    }

    [Fact]
    public async Task What_a_worker_is_at_is_not_taken_from_it()
    {
        var job = await Given.AJobThatIsRunning();
        var key = $"{job.Key}/{job.Token}/sample.annot.vcf.gz";
        var upload = await cluster.S3.InitiateMultipartUploadAsync("gas-results", key, Ct);
        var grain = cluster.Grains.GetGrain<IExaminedGrain>($"{job.Key}");
        Assert.False(await grain.MendAsync(new JobAilment.HasStrayUpload("gas-results", key, upload.UploadId), Ct));
        Assert.False(await grain.MendAsync(new JobAilment.HasStrayObject("gas-results", $"{job.Key}/0/checkpoint-1"), Ct));
        Assert.True(await grain.MendAsync(new JobAilment.StandsStill(), Ct)); // it is looked at, and found to move
        Assert.Equal((JobStatus.Running, job.Token), ((await job.StoredAsync()).Status, (await job.StoredAsync()).Token));
        await cluster.S3.AbortMultipartUploadAsync("gas-results", key, upload.UploadId, Ct);
    }

    private async Task<IReadOnlyList<DoctorFinding>> ExamineAsync(TimeSpan grace)
    {
        var doctor = cluster.Grains.Doctor();
        Assert.True(await doctor.BeginAsync(new("tester", Fix: false, grace), Ct));
        var report = await Eventually.GivesAsync(
            async () =>
            {
                cluster.Clock.Advance(TimeSpan.FromSeconds(1));
                return await doctor.LookAsync(0, 500, Ct);
            },
            seen => seen.Phase != DoctorPhase.Running,
            TimeSpan.FromMinutes(3)); // it looks at the jobs of all other tests, too
        Assert.True(report.Phase == DoctorPhase.Ended, string.Join('\n', report.Remarks));
        var findings = report.Findings.ToList();
        while (findings.Count < report.Found)
        {
            findings.AddRange((await doctor.LookAsync(findings.Count, 500, Ct)).Findings);
        }

        return findings;
    }
}

using Amazon.Glacier.Model;
using GasOrleans.Archive;
using GasOrleans.Aws.Local;
using GasOrleans.Aws.Local.Cold;
using Microsoft.Extensions.Time.Testing;

namespace GasOrleans.Aws.Tests.Cold;

/// <summary>Retrievals end by themselves, and their bytes expire.</summary>
public sealed class ColdTimeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("StorageClass")]
    [InlineData("Vault")]
    public async Task A_retrieval_takes_the_time_of_its_tier_and_is_readable_as_long_as_was_set(string provider)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var cloud = await LocalCloud.StartAsync(new LocalCloudOptions { Parts = LocalCloudParts.S3 | LocalCloudParts.Glacier, CreateResources = false, Clock = clock }, Stop);
        cloud.Cold.Change(_ => new ColdSettings { ExpeditedSeconds = 10, DaySeconds = 40, OutputSeconds = 80 });
        using var s3 = cloud.S3();
        using var glacier = cloud.Glacier();
        await s3.PutBucketAsync(ColdCloud.Bucket, Stop);
        await glacier.CreateVaultAsync(new CreateVaultRequest { VaultName = "gas-results" }, Stop);
        await s3.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { BucketName = ColdCloud.Bucket, Key = "hot", ContentBody = "content" }, Stop);
        var archive = Archives.Of(s3, glacier, ColdCloud.Bucket, provider, clock);
        var copy = await archive.PutAsync(new(Jobs.JobFileKind.Result, "hot", ColdCloud.Bucket, "hot", 7), "u/j/1", Stop);
        var asked = await archive.AskAsync(copy, "u/j/1", mayBeUnderWay: false, Stop);

        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.IsType<RetrievalLook.Waiting>(await archive.LookAsync(copy, asked, Stop));
        clock.Advance(TimeSpan.FromSeconds(2));
        await Eventually.HoldsAsync(async () => await archive.LookAsync(copy, asked, Stop) is RetrievalLook.Ready);
        clock.Advance(TimeSpan.FromSeconds(79));
        Assert.IsType<RetrievalLook.Ready>(await archive.LookAsync(copy, asked, Stop));
        clock.Advance(TimeSpan.FromSeconds(3));
        await Eventually.HoldsAsync(async () => await archive.LookAsync(copy, asked, Stop) is RetrievalLook.Failed);
    }
}

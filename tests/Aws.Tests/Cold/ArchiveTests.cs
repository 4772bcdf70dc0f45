using GasOrleans.Archive;
using GasOrleans.Jobs;

namespace GasOrleans.Aws.Tests.Cold;

/// <summary>What both providers promise.</summary>
public sealed class ArchiveTests(ColdCloud cold) : IClassFixture<ColdCloud>
{
    private const string Class = "StorageClass";
    private const string Vault = "Vault";
    private const int MiB = 1 << 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Class, 1)]
    [InlineData(Vault, 1)]
    [InlineData(Class, (12 * MiB) + 7)]
    [InlineData(Vault, 8 * MiB)]
    [InlineData(Vault, (20 * MiB) + 7)]
    public async Task What_was_put_comes_back_byte_for_byte(string provider, int bytes)
    {
        var archive = cold.Archive(provider, ("CopyWholeBytes", $"{5 * MiB}"));
        var content = ColdCloud.Content(bytes);
        var hot = await cold.HotAsync(content);
        var copy = await archive.PutAsync(hot, ColdCloud.NewDescription(), Stop);
        Assert.True(await cold.ExistsAsync(hot));
        Assert.Equal(bytes, copy.Bytes);

        var asked = await archive.AskAsync(copy, "any", mayBeUnderWay: false, Stop);
        Assert.Equal((RetrievalTier.Expedited, null, false), (asked.Tier, asked.FallbackReason, asked.IsReady));
        Assert.Equal(TimeSpan.FromMinutes(5), asked.ExpectedAt - asked.AskedAt);
        Assert.IsType<RetrievalLook.Waiting>(await archive.LookAsync(copy, asked, Stop));
        await Assert.ThrowsAsync<RetrievalNotReadyException>(() => archive.CopyBackAsync(copy, asked, Target(hot), Stop));

        cold.Control.Finish();
        Assert.IsType<RetrievalLook.Ready>(await archive.LookAsync(copy, asked, Stop));
        await archive.CopyBackAsync(copy, asked, Target(hot), Stop);
        Assert.Equal(content, await cold.ReadAsync(Target(hot)));
    }

    [Theory]
    [InlineData(Class)]
    [InlineData(Vault)]
    public async Task Without_capacity_it_is_standard_and_the_answer_says_why(string provider)
    {
        var (archive, copy, _) = await PutAsync(provider);
        cold.Control.Change(now => now with { CapacityRefusals = 100 });
        var asked = await archive.AskAsync(copy, "any", mayBeUnderWay: false, Stop);
        var refused = 100 - cold.Control.Settings.CapacityRefusals;
        cold.Control.Change(now => now with { CapacityRefusals = 0 });
        Assert.Equal((RetrievalTier.Standard, FallbackReasons.NoCapacity), (asked.Tier, asked.FallbackReason));
        Assert.Equal(TimeSpan.FromHours(5), asked.ExpectedAt - asked.AskedAt);
        // The SDK's own attempts, and none of ours.
        Assert.InRange(refused, 1, 5);
    }

    [Fact]
    public async Task What_a_policy_forbids_is_asked_for_as_standard()
    {
        var (archive, copy, _) = await PutAsync(Vault);
        cold.Control.Change(now => now with { PolicyRefusals = 1 });
        var asked = await archive.AskAsync(copy, "any", mayBeUnderWay: false, Stop);
        Assert.Equal((RetrievalTier.Standard, FallbackReasons.Policy), (asked.Tier, asked.FallbackReason));
    }

    [Fact]
    public async Task Deep_archive_is_asked_for_as_standard_at_once()
    {
        var (archive, copy, _) = await PutAsync(Class, ("StorageClass", "DEEP_ARCHIVE"));
        var asked = await archive.AskAsync(copy, "any", mayBeUnderWay: false, Stop);
        Assert.Equal((RetrievalTier.Standard, FallbackReasons.Class), (asked.Tier, asked.FallbackReason));
        Assert.Equal(TimeSpan.FromHours(12), asked.ExpectedAt - asked.AskedAt);
    }

    [Theory]
    [InlineData(Class)]
    [InlineData(Vault)]
    public async Task One_retrieval_is_made_however_often_it_is_asked_for(string provider)
    {
        var (archive, copy, _) = await PutAsync(provider);
        var first = await archive.AskAsync(copy, "any", mayBeUnderWay: false, Stop);
        var second = await archive.AskAsync(copy, "any", mayBeUnderWay: true, Stop);
        Assert.Equal((first.Id, false), (second.Id, second.IsReady));

        cold.Control.Finish();
        var third = await archive.AskAsync(copy, "any", mayBeUnderWay: true, Stop);
        Assert.Equal((first.Id, true), (third.Id, third.IsReady));
    }

    [Fact]
    public async Task A_restore_that_s3_says_is_under_way_is_that_restore()
    {
        var (archive, copy, _) = await PutAsync(Class);
        await archive.AskAsync(copy, "any", mayBeUnderWay: false, Stop);
        // Told of no earlier one, it asks: S3 answers 409.
        var again = await archive.AskAsync(copy, "any", mayBeUnderWay: false, Stop);
        Assert.Equal((RetrievalTier.Unknown, false), (again.Tier, again.IsReady));
    }

    [Theory]
    [InlineData(Class)]
    [InlineData(Vault)]
    public async Task A_retrieval_that_failed_can_be_asked_for_again(string provider)
    {
        var (archive, copy, hot) = await PutAsync(provider);
        cold.Control.Change(now => now with { FailedRetrievals = 1 });
        var failed = await archive.AskAsync(copy, "any", mayBeUnderWay: false, Stop);
        cold.Control.Finish();
        Assert.IsType<RetrievalLook.Failed>(await archive.LookAsync(copy, failed, Stop));
        await Assert.ThrowsAsync<RetrievalNotReadyException>(() => archive.CopyBackAsync(copy, failed, Target(hot), Stop));

        var again = await archive.AskAsync(copy, "any", mayBeUnderWay: true, Stop);
        cold.Control.Finish();
        Assert.IsType<RetrievalLook.Ready>(await archive.LookAsync(copy, again, Stop));
    }

    [Theory]
    [InlineData(Class)]
    [InlineData(Vault)]
    public async Task Bytes_that_expired_are_a_failed_retrieval(string provider)
    {
        var (archive, copy, hot) = await PutAsync(provider);
        var asked = await archive.AskAsync(copy, "any", mayBeUnderWay: false, Stop);
        cold.Control.Finish();
        cold.Control.Expire();
        Assert.IsType<RetrievalLook.Failed>(await archive.LookAsync(copy, asked, Stop));
        await Assert.ThrowsAsync<RetrievalNotReadyException>(() => archive.CopyBackAsync(copy, asked, Target(hot), Stop));
        Assert.False((await archive.AskAsync(copy, "any", mayBeUnderWay: true, Stop)).IsReady);
    }

    [Theory]
    [InlineData(Class)]
    [InlineData(Vault)]
    public async Task Bytes_that_changed_in_cold_storage_are_noticed_and_never_seen(string provider)
    {
        var (archive, copy, hot) = await PutAsync(provider);
        await cold.S3.DeleteObjectAsync(hot.Bucket, hot.Key, Stop);
        var asked = await archive.AskAsync(copy, "any", mayBeUnderWay: false, Stop);
        cold.Control.Finish();
        Corrupt(copy.Bytes);
        await Assert.ThrowsAsync<ArchiveCorruptException>(() => archive.CopyBackAsync(copy, asked, Target(hot), Stop));
        Assert.False(await cold.ExistsAsync(Target(hot)));
    }

    [Theory]
    [InlineData(Class)]
    [InlineData(Vault)]
    public async Task A_hot_file_of_another_length_is_not_archived(string provider)
    {
        var archive = cold.Archive(provider);
        var hot = await cold.HotAsync(ColdCloud.Content(1000));
        await Assert.ThrowsAsync<ArchiveCorruptException>(() => archive.PutAsync(hot with { Bytes = 1001 }, ColdCloud.NewDescription(), Stop));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        var archive = cold.Archive(Vault);
        var hot = await cold.HotAsync(ColdCloud.Content((20 * MiB) + 11));
        var description = ColdCloud.NewDescription();
        await using (var body = File.OpenWrite(BodyOf(hot.Bytes)))
        {
            body.SetLength(10 * MiB);
        }

        // How a broken connection shows is the client's affair.
        await Assert.ThrowsAnyAsync<Exception>(() => archive.PutAsync(hot, description, Stop));
        var uploads = await cold.Glacier.ListMultipartUploadsAsync(new Amazon.Glacier.Model.ListMultipartUploadsRequest { VaultName = "gas-results" }, Stop);
        Assert.Empty(uploads.UploadsList ?? []);
    }

    [Theory]
    [InlineData(Class)]
    [InlineData(Vault)]
    public async Task A_deleted_archive_is_gone_and_may_be_deleted_again(string provider)
    {
        var (archive, copy, _) = await PutAsync(provider);
        await archive.DeleteAsync(copy.Id, Stop);
        await archive.DeleteAsync(copy.Id, Stop);
        await Assert.ThrowsAsync<ArchiveGoneException>(() => archive.AskAsync(copy, "any", mayBeUnderWay: false, Stop));
        await Assert.ThrowsAsync<ArchiveGoneException>(() => archive.AskAsync(copy, "any", mayBeUnderWay: true, Stop));
    }

    [Fact]
    public async Task Putting_the_same_twice_in_a_storage_class_is_one_archive()
    {
        var archive = cold.Archive(Class);
        var (hot, description) = (await cold.HotAsync(ColdCloud.Content(1000)), ColdCloud.NewDescription());
        Assert.Equal(await archive.PutAsync(hot, description, Stop), await archive.PutAsync(hot, description, Stop));
        Assert.Single(await ListAsync(archive), listed => listed.Description == description);
    }

    [Theory]
    [InlineData(Class)]
    [InlineData(Vault)]
    public async Task All_archives_are_listed_with_what_they_were_put_as(string provider)
    {
        var archive = cold.Archive(provider);
        var description = ColdCloud.NewDescription();
        var copy = await archive.PutAsync(await cold.HotAsync(ColdCloud.Content(1234)), description, Stop);
        if (provider == Vault)
        {
            await Assert.ThrowsAsync<InventoryNotReadyException>(() => ListAsync(archive));
            await Assert.ThrowsAsync<InventoryNotReadyException>(() => ListAsync(archive));
            cold.Control.Finish();
        }

        var listed = Assert.Single(await ListAsync(archive), listed => listed.Id == copy.Id);
        Assert.Equal((description, 1234L), (listed.Description, listed.Bytes));
        Assert.InRange(TimeProvider.System.GetUtcNow() - listed.CreatedAt, TimeSpan.Zero, TimeSpan.FromMinutes(10));
    }

    private static JobFile Target(JobFile hot) => hot with { Key = hot.Key + ".thawed" };

    private static async Task<List<ColdListing>> ListAsync(IArchive archive)
    {
        var all = new List<ColdListing>();
        await foreach (var one in archive.ListAsync(Stop))
        {
            all.Add(one);
        }

        return all;
    }

    private async Task<(IArchive Archive, ColdCopy Copy, JobFile Hot)> PutAsync(string provider, params (string Name, string Value)[] settings)
    {
        var archive = cold.Archive(provider, settings);
        // Its length tells its file from those of other tests.
        var hot = await cold.HotAsync(ColdCloud.Content(Random.Shared.Next(1_000_000, 1_900_000)));
        return (archive, await archive.PutAsync(hot, ColdCloud.NewDescription(), Stop), hot);
    }

    private void Corrupt(long length)
    {
        using var file = File.OpenWrite(BodyOf(length));
        file.Position = length / 2;
        file.Write([1, 2, 3, 4, 5, 6, 7, 8]);
    }

    private string BodyOf(long length) => Directory.EnumerateFiles(cold.Cloud.StateFolder, "*", SearchOption.AllDirectories)
        .Single(file => Path.GetFileName(Path.GetDirectoryName(file)) == "bodies" && new FileInfo(file).Length == length);
}

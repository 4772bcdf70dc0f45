using GasOrleans.Jobs;
using GasOrleans.Results;
using Microsoft.Extensions.Logging.Abstractions;

namespace GasOrleans.Aws.Tests.Cold;

/// <summary>Large files go there and back part by part; client and server of the transfer are both in this process.</summary>
[Collection(Alone)]
public sealed class ColdMemoryTests(ColdCloud cold, ITestOutputHelper output) : IClassFixture<ColdCloud>
{
    /// <summary>Memory is the process': nothing else runs beside these.</summary>
    public const string Alone = "alone";

    private const long Bytes = 256L << 20;
    private const long Allowed = 100L << 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, Trait("Run", "soak")]
    [InlineData("StorageClass")]
    [InlineData("Vault")]
    public async Task A_file_larger_than_the_memory_it_may_use_goes_there_and_back(string provider)
    {
        var archive = cold.Archive(provider, ("CopyWholeBytes", $"{64 << 20}"));
        var hot = await LargeAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var stop = new CancellationTokenSource();
        var watch = PeakAsync(stop.Token);
        var copy = await archive.PutAsync(hot, ColdCloud.NewDescription(), Stop);
        var asked = await archive.AskAsync(copy, "any", mayBeUnderWay: false, Stop);
        cold.Control.Finish();
        var back = hot with { Key = hot.Key + ".thawed" };
        await archive.CopyBackAsync(copy, asked, back, Stop);
        await stop.CancelAsync();
        var used = await watch - before;
        output.WriteLine($"[{provider}] {Bytes >> 20} MB there and back: {used >> 20} MB of heap at the most");
        Assert.InRange(used, long.MinValue, Allowed);
        Assert.Equal(Bytes, (await cold.S3.GetObjectMetadataAsync(back.Bucket, back.Key, Stop)).ContentLength);
    }

    private static async Task<long> PeakAsync(CancellationToken stop)
    {
        var peak = 0L;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!stop.IsCancellationRequested)
        {
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        return peak;
    }

    private async Task<JobFile> LargeAsync()
    {
        var store = new ResultStore(cold.S3, new ObjectDeletion(cold.S3), NullLogger<ResultStore>.Instance);
        await using var upload = store.Write(ColdCloud.Bucket, $"{Guid.NewGuid():N}/large");
        var piece = ColdCloud.Content(1 << 20);
        for (var written = 0L; written < Bytes; written += piece.Length)
        {
            await upload.WriteAsync(piece, Stop);
        }

        await upload.PublishAsync(Stop);
        return new(JobFileKind.Result, "large", upload.Bucket, upload.Key, upload.Length);
    }
}

/// <summary>Runs after all that runs in parallel.</summary>
[CollectionDefinition(ColdMemoryTests.Alone, DisableParallelization = true)]
public sealed class AloneDefinition;

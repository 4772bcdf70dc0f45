using System.Text;
using GasOrleans.Annotation;
using GasOrleans.Annotation.Resuming;
using GasOrleans.Genomes;
using GasOrleans.Results;

namespace GasOrleans.Grains.Tests.Annotation;

/// <summary>A large result that one worker begins and another ends, over the wire.</summary>
[Collection(Cluster.OneAtATime)]
public class CheckpointTests(Cluster cluster)
{
    private const string Bucket = "gas-results";
    private const long Every = 6 << 20;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ResultStore Store => cluster.Service<ResultStore>();

    private VcfAnnotator Annotator => new(cluster.Service<GenomeCatalogue>().Open("h37rv"), new AnnotationLimits(), parallelism: 2);

    [Fact]
    public async Task After_a_crash_another_goes_on_from_the_last_checkpoint_to_the_same_bytes()
    {
        var input = Encoding.ASCII.GetBytes(LargeVcf.Of(100_000));
        var expected = new MemoryStream();
        Assert.IsType<Annotated>(await Annotator.AnnotateAsync(new MemoryStream(input), input.Length, new(expected, new MemoryStream(), new MemoryStream()), null, Ct));

        var prefix = $"t{Guid.NewGuid():N}/";
        var recorded = new List<string>();
        using var crash = new CancellationTokenSource();
        var first = Store.Write(Bucket, prefix + "result");
        var keeper = new CheckpointKeeper(Store, first, prefix, Every, (key, _) =>
        {
            recorded.Add(key);
            return recorded.Count == 2 ? crash.CancelAsync() : Task.CompletedTask;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AnnotateAsync(input, null, first, keeper, crash.Token));

        // As a killed process does, the first neither aborts nor ends its upload.
        var from = AttemptCheckpoint.Read((await Store.ReadAsync(Bucket, recorded[^1], Ct))!)!;
        Assert.InRange(from.InputOffset, 1, input.Length - 1);
        Assert.True(Annotator.CanGoOnFrom(from.Engine()));
        await using var second = Store.GoOn(from.Result);
        Assert.IsType<Annotated>(await AnnotateAsync(input, from.Engine(), second, new(Store, second, prefix, Every, (_, _) => Task.CompletedTask), Ct));
        await second.PublishAsync(Ct);

        using var answer = await cluster.S3.GetObjectAsync(Bucket, prefix + "result", Ct);
        using var read = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(read, Ct);
        Assert.Equal(expected.ToArray(), read.ToArray());
    }

    [Fact]
    public async Task An_upload_that_is_left_can_be_gone_on_with_and_one_that_is_not_left_is_gone()
    {
        var prefix = $"t{Guid.NewGuid():N}/";
        UploadedParts? safe;
        await using (var left = Store.Write(Bucket, prefix + "left"))
        {
            await left.WriteAsync(new byte[Every], Ct);
            safe = await left.SecureAsync(Ct);
            await left.WriteAsync(new byte[100], Ct);
            Assert.Null(await left.SecureAsync(Ct));
            left.Leave();
        }

        await using var next = Store.GoOn(safe!);
        await next.WriteAsync(new byte[7], Ct);
        await next.PublishAsync(Ct);
        Assert.Equal(Every + 7, await Store.SizeAsync(Bucket, prefix + "left", Ct));
        Assert.Null(await Store.ReadAsync(Bucket, prefix + "nothing", Ct));
    }

    private async Task<AnnotationOutcome> AnnotateAsync(byte[] input, AnnotationCheckpoint? from, ObjectUpload vcf, CheckpointKeeper keeper, CancellationToken ct)
    {
        var rest = new MemoryStream(input[(int)(from?.InputOffset ?? 0)..]);
        return await Annotator.AnnotateAsync(rest, input.Length, new(vcf, new MemoryStream(), new MemoryStream()), null, from, keeper.ReachedAsync, ct);
    }
}

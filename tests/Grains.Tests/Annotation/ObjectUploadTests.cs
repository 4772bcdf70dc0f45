using GasOrleans.Results;

namespace GasOrleans.Grains.Tests.Annotation;

/// <summary>One object in constant memory, over the wire.</summary>
[Collection(Cluster.OneAtATime)]
public class ObjectUploadTests(Cluster cluster)
{
    private const string Bucket = "gas-results";
    private const int PartBytes = 8 * 1024 * 1024;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(PartBytes)]
    [InlineData((2 * PartBytes) + 1)]
    public async Task What_was_written_is_there_once_it_is_published_and_not_before(int length)
    {
        var key = $"t{Guid.NewGuid():N}";
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        await using var upload = cluster.Service<ResultStore>().Write(Bucket, key);
        foreach (var piece in bytes.Chunk(100_000))
        {
            await upload.WriteAsync(piece, Ct);
        }

        Assert.Null(await cluster.Service<ResultStore>().SizeAsync(Bucket, key, Ct));
        await upload.PublishAsync(Ct);
        using var answer = await cluster.S3.GetObjectAsync(Bucket, key, Ct);
        using var read = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(read, Ct);
        Assert.Equal(bytes, read.ToArray());
    }

    [Fact]
    public async Task An_upload_that_is_given_up_with_a_part_on_its_way_leaves_nothing()
    {
        var key = $"t{Guid.NewGuid():N}";
        await using (var upload = cluster.Service<ResultStore>().Write(Bucket, key))
        {
            await upload.WriteAsync(new byte[(2 * PartBytes) + 1], Ct);
        }

        Assert.Null(await cluster.Service<ResultStore>().SizeAsync(Bucket, key, Ct));
        var left = await cluster.S3.ListMultipartUploadsAsync(new Amazon.S3.Model.ListMultipartUploadsRequest { BucketName = Bucket, Prefix = key }, Ct);
        Assert.Empty(left.MultipartUploads ?? []);
    }

    [Fact]
    public async Task A_part_that_fails_fails_the_upload()
    {
        var key = $"t{Guid.NewGuid():N}";
        await using var upload = cluster.Service<ResultStore>().Write(Bucket, key);
        cluster.Gate.FailNext((request, _) => request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.EndsWith(key, StringComparison.Ordinal));
        await upload.WriteAsync(new byte[PartBytes], Ct);
        await Assert.ThrowsAnyAsync<Exception>(() => upload.PublishAsync(Ct));
    }
}

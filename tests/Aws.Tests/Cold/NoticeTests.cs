using Amazon.SQS.Model;
using GasOrleans.Archive;

namespace GasOrleans.Aws.Tests.Cold;

/// <summary>The thaw queue hears of every finished retrieval, whoever keeps the archive.</summary>
public sealed class NoticeTests(TestCloud test)
{
    private readonly string name = TestCloud.NewName();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("StorageClass")]
    [InlineData("Vault")]
    public async Task A_finished_retrieval_is_told_to_the_thaw_queue_and_one_notice_may_be_lost(string provider)
    {
        var parameters = new Dictionary<string, string> { ["Prefix"] = name, ["OrleansPrefix"] = name, ["InputsBucketName"] = $"{name}-in", ["ResultsBucketName"] = $"{name}-out" };
        await test.Cloud.CreateResourcesAsync(parameters, Stop);
        using var glacier = test.Cloud.Glacier();
        var archive = Archives.Of(test.S3, glacier, $"{name}-out", provider, ("Vault", $"{name}-results"), ("RetrievalTopic", $"arn:aws:sns:us-east-1:000000000000:{name}-retrievals"));

        test.Cloud.Cold.Change(now => now with { LostNotices = 1 });
        var (lost, _, _) = await RetrieveAsync(archive);
        var (heard, description, retrieval) = await RetrieveAsync(archive);

        var notice = await NextAsync();
        Assert.Equal(new RetrievalNotice(heard, description, retrieval), notice);
        Assert.NotEqual(lost, notice.ArchiveId);
    }

    [Theory]
    [InlineData("""{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-01-01T00:00:00.000Z","Bucket":"b"}""")]
    [InlineData("""{"Action":"InventoryRetrieval","JobId":"j","JobDescription":"orphans","ArchiveId":null}""")]
    [InlineData("""{"Records":[{"eventName":"ObjectRestore:Completed","s3":{"bucket":{"name":"b"},"object":{"key":"other/key"}}}]}""")]
    [InlineData("""{"Records":[7,{"eventName":"ObjectRestore:Completed","s3":[]}]}""")]
    public void What_tells_of_no_archive_is_no_notice(string body) => Assert.Empty(RetrievalNotice.Read(body, "archive/")!);

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("not JSON")]
    public void What_is_from_neither_is_told_apart(string body) => Assert.Null(RetrievalNotice.Read(body, "archive/"));

    private async Task<(string Archive, string Description, string Retrieval)> RetrieveAsync(IArchive archive)
    {
        var description = ColdCloud.NewDescription();
        var key = $"{name}/result";
        await test.S3.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { BucketName = $"{name}-out", Key = key, ContentBody = "result" }, Stop);
        var copy = await archive.PutAsync(new(Jobs.JobFileKind.Result, "r", $"{name}-out", key, 6), description, Stop);
        var asked = await archive.AskAsync(copy, description, mayBeUnderWay: false, Stop);
        test.Cloud.Cold.Finish();
        Assert.IsType<RetrievalLook.Ready>(await archive.LookAsync(copy, asked, Stop));
        return (copy.Id, description, asked.Id);
    }

    private async Task<RetrievalNotice> NextAsync()
    {
        var queue = (await test.Sqs.GetQueueUrlAsync($"{name}-thaw-0", Stop)).QueueUrl;
        while (true)
        {
            var received = await test.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue, WaitTimeSeconds = 20 }, Stop);
            var message = Assert.Single(received.Messages ?? []);
            await test.Sqs.DeleteMessageAsync(queue, message.ReceiptHandle, Stop);
            if (RetrievalNotice.Read(message.Body, "archive/") is [var notice])
            {
                return notice;
            }
        }
    }
}

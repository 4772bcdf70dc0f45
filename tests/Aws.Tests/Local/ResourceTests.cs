using System.Text.Json;
using Amazon.SQS.Model;
using GasOrleans.Aws.Local;

namespace GasOrleans.Aws.Tests.Local;

public sealed class ResourceTests(TestCloud test)
{
    private static readonly string[] Names = ["requests", "transfers", "uploads-0", "results-0", "archive-0", "restore-0", "thaw-0", "notifications-0"];
    private readonly string name = TestCloud.NewName();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Resources_can_be_created_again_and_keep_their_contents()
    {
        await CreateAsync();
        await test.DynamoDb.PutItemAsync($"{name}-annotations", new() { ["user_id"] = new("u"), ["job_id"] = new("j") }, Stop);
        await test.Sqs.SendMessageAsync(await UrlAsync("requests"), "kept", Stop);

        await CreateAsync();

        Assert.True((await test.DynamoDb.GetItemAsync($"{name}-annotations", new() { ["user_id"] = new("u"), ["job_id"] = new("j") }, Stop)).IsItemSet);
        Assert.Equal("kept", Assert.Single((await test.Sqs.ReceiveMessageAsync(await UrlAsync("requests"), Stop)).Messages).Body);
    }

    [Fact]
    public async Task Annotations_have_their_keys_indexes_and_time_to_live()
    {
        await CreateAsync();
        var table = (await test.DynamoDb.DescribeTableAsync($"{name}-annotations", Stop)).Table;
        Assert.Equal(["user_id", "job_id"], table.KeySchema.Select(key => key.AttributeName));
        Assert.Equal("PAY_PER_REQUEST", table.BillingModeSummary.BillingMode.Value);
        var local = Assert.Single(table.LocalSecondaryIndexes);
        Assert.Equal(["user_id", "status_job_id"], local.KeySchema.Select(key => key.AttributeName));
        Assert.Equal("ALL", local.Projection.ProjectionType.Value);
        var global = table.GlobalSecondaryIndexes.ToDictionary(index => index.IndexName, index => index.KeySchema.Select(key => key.AttributeName));
        Assert.Equal(["by-job", "by-working-status"], global.Keys.Order());
        Assert.Equal(["job_id"], global["by-job"]);
        Assert.Equal(["working_status", "working_since"], global["by-working-status"]);
        Assert.All(table.GlobalSecondaryIndexes, index => Assert.Equal("KEYS_ONLY", index.Projection.ProjectionType.Value));
        Assert.Equal("expires_at", (await test.DynamoDb.DescribeTimeToLiveAsync($"{name}-annotations", Stop)).TimeToLiveDescription.AttributeName);
    }

    [Fact]
    public async Task Orleans_tables_have_the_official_schemas()
    {
        await CreateAsync();
        Assert.Equal(["DeploymentId", "SiloIdentity"], await KeysAsync("Silos"));
        Assert.Equal(["GrainReference", "GrainType"], await KeysAsync("GrainState"));
        Assert.Equal(["ReminderId", "GrainHash"], await KeysAsync("Reminders"));
        var reminders = (await test.DynamoDb.DescribeTableAsync($"{name}Reminders", Stop)).Table;
        Assert.Equal(["ServiceIdGrainReferenceIndex", "ServiceIdIndex"], reminders.GlobalSecondaryIndexes.Select(index => index.IndexName).Order());
    }

    [Fact]
    public async Task Every_queue_parks_what_fails_five_times()
    {
        await CreateAsync();
        foreach (var queue in Names)
        {
            var attributes = (await test.Sqs.GetQueueAttributesAsync(await UrlAsync(queue), ["All"], Stop)).Attributes;
            Assert.Equal("30", attributes["VisibilityTimeout"]);
            Assert.Equal("20", attributes["ReceiveMessageWaitTimeSeconds"]);
            Assert.Equal("1209600", attributes["MessageRetentionPeriod"]);
            Assert.Equal("true", attributes["SqsManagedSseEnabled"]);
            using var redrive = JsonDocument.Parse(attributes["RedrivePolicy"]);
            Assert.Equal("5", redrive.RootElement.GetProperty("maxReceiveCount").ToString());
            Assert.EndsWith($":{name}-{queue}-dead", redrive.RootElement.GetProperty("deadLetterTargetArn").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_retrieval_that_ended_reaches_the_thaw_queue_as_it_was_published()
    {
        await CreateAsync();
        await CreateAsync();
        using var http = new HttpClient();
        using var publish = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Action"] = "Publish",
            ["TopicArn"] = $"arn:aws:sns:us-east-1:000000000000:{name}-retrievals",
            ["Message"] = """{"Completed":true}""",
        });
        using var answer = await http.PostAsync(LocalPorts.Address(test.Cloud.Ports.Sqs), publish, Stop);
        answer.EnsureSuccessStatusCode();
        var queue = await UrlAsync("thaw-0");
        // Beside S3's test of the queue.
        await Eventually.GivesAsync(
            async () => (await test.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { MaxNumberOfMessages = 10 }, Stop)).Messages ?? [],
            messages => messages.Any(message => message.Body == """{"Completed":true}"""));
    }

    private Task CreateAsync() => test.Cloud.CreateResourcesAsync(
        new Dictionary<string, string> { ["Prefix"] = name, ["OrleansPrefix"] = name, ["InputsBucketName"] = name + "-inputs", ["ResultsBucketName"] = name + "-results" },
        Stop);

    private async Task<string> UrlAsync(string queue) => (await test.Sqs.GetQueueUrlAsync($"{name}-{queue}", Stop)).QueueUrl;

    private async Task<IEnumerable<string>> KeysAsync(string table) =>
        (await test.DynamoDb.DescribeTableAsync(name + table, Stop)).Table.KeySchema.Select(key => key.AttributeName);
}

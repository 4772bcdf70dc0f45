using System.Net.NetworkInformation;
using System.Net.Sockets;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using GasOrleans.Aws.Local;

namespace GasOrleans.Aws.Tests.Local;

public sealed class EmulatorTests : IDisposable
{
    private readonly string state = Path.Combine(Path.GetTempPath(), "gas-tests-" + TestCloud.NewName());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(state))
        {
            Directory.Delete(state, recursive: true);
        }
    }

    [Fact]
    public async Task A_restart_keeps_tables_and_messages_and_the_same_ports()
    {
        LocalPorts before;
        await using (var cloud = await StartAsync())
        {
            before = cloud.Ports;
            using var dynamoDb = cloud.DynamoDb();
            await CreateTableAsync(dynamoDb);
            await dynamoDb.PutItemAsync("kept", new() { ["id"] = new("one") }, Stop);
            using var sqs = cloud.Sqs();
            await sqs.SendMessageAsync((await sqs.CreateQueueAsync("kept", Stop)).QueueUrl, "hello", Stop);
        }

        await using (var cloud = await StartAsync())
        {
            Assert.Equal(before, cloud.Ports);
            using var dynamoDb = cloud.DynamoDb();
            Assert.True((await dynamoDb.GetItemAsync("kept", new() { ["id"] = new("one") }, Stop)).IsItemSet);
            using var sqs = cloud.Sqs();
            var url = (await sqs.GetQueueUrlAsync("kept", Stop)).QueueUrl;
            Assert.Equal("hello", Assert.Single((await sqs.ReceiveMessageAsync(url, Stop)).Messages).Body);
        }
    }

    [Fact]
    public async Task A_message_that_is_handed_back_is_received_again_also_after_a_restart()
    {
        await using (var cloud = await StartAsync())
        {
            using var sqs = cloud.Sqs();
            var url = (await sqs.CreateQueueAsync("kept", Stop)).QueueUrl;
            await sqs.SendMessageAsync(url, "hello", Stop);
            Assert.Equal("1", await ReceiveAndHandBackAsync(sqs, url));
            Assert.Equal("2", await ReceiveAndHandBackAsync(sqs, url));
        }

        await using (var cloud = await StartAsync())
        {
            using var sqs = cloud.Sqs();
            Assert.Equal("3", await ReceiveAndHandBackAsync(sqs, (await sqs.GetQueueUrlAsync("kept", Stop)).QueueUrl));
        }
    }

    [Fact]
    public async Task Everything_listens_on_loopback_only()
    {
        await using var cloud = await StartAsync();
        int[] ports = [cloud.Ports.DynamoDb, cloud.Ports.Sqs];
        var ends = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => ports.Contains(end.Port)).ToList();
        Assert.Equal(ports.Length, ends.Count);
        Assert.All(ends, end => Assert.Equal("127.0.0.1", end.Address.ToString()));
    }

    [Fact]
    public async Task The_end_of_the_cloud_ends_what_it_started()
    {
        var cloud = await StartAsync();
        var ports = cloud.Ports;
        await cloud.DisposeAsync();
        ports.RequireFree();
    }

    [Fact]
    public async Task Two_clouds_cannot_share_a_state_folder()
    {
        await using var cloud = await StartAsync();
        var refusal = await Assert.ThrowsAsync<LocalCloudException>(StartAsync);
        Assert.Contains("Another local cloud is running on", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_files_of_somebody_else_is_refused()
    {
        Directory.CreateDirectory(state);
        await File.WriteAllTextAsync(Path.Combine(state, "thesis.txt"), "precious", Stop);
        var refusal = await Assert.ThrowsAsync<LocalCloudException>(StartAsync);
        Assert.Contains("holds files that are not the local cloud's", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_port_is_named_with_the_setting_that_changes_it()
    {
        using var other = new TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var busy = ((System.Net.IPEndPoint)other.LocalEndpoint).Port;
        var options = new LocalCloudOptions { Parts = LocalCloudParts.Emulators, Ports = new LocalPorts { Sqs = busy } };
        var refusal = await Assert.ThrowsAsync<LocalCloudException>(() => LocalCloud.StartAsync(options, Stop));
        Assert.StartsWith($"Port {busy} (sqs) is in use.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--ports:sqs=PORT", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<string> ReceiveAndHandBackAsync(AmazonSQSClient sqs, string url)
    {
        var message = Assert.Single((await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { MessageSystemAttributeNames = ["ApproximateReceiveCount"] }, Stop)).Messages);
        await sqs.ChangeMessageVisibilityAsync(url, message.ReceiptHandle, 0, Stop);
        return message.Attributes["ApproximateReceiveCount"];
    }

    private static Task<CreateTableResponse> CreateTableAsync(AmazonDynamoDBClient dynamoDb) => dynamoDb.CreateTableAsync(
        new CreateTableRequest
        {
            TableName = "kept",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
        },
        Stop);

    private Task<LocalCloud> StartAsync() => LocalCloud.StartAsync(new LocalCloudOptions { StateFolder = state, Parts = LocalCloudParts.Emulators, CreateResources = false }, Stop);
}

using System.Text.RegularExpressions;
using GasOrleans.Jobs;
using GasOrleans.Queues;
using GasOrleans.Results;
using Orleans.Configuration;

namespace GasOrleans.Aws.Tests.Stacks;

/// <summary>Template and product call things alike: with the defaults of both, one finds the other.</summary>
public sealed partial class NameTests
{
    private static readonly Stack Data = Stack.Of("data");

    [Fact]
    public void Tables_are_called_as_the_options_say() => Assert.Equal(
        new[]
        {
            new JobTableOptions().Name, new DynamoDBClusteringOptions().TableName, new DynamoDBStorageOptions().TableName, new DynamoDBReminderStorageOptions().TableName,
        }.Order(),
        Named("AWS::DynamoDB::Table", "TableName"));

    [Fact]
    public void Queues_are_called_as_the_options_and_streams_say_and_each_parks_in_its_own()
    {
        string[] queues = [new QueueOptions().Requests, new QueueOptions().Transfers, .. JobStreams.All.Select(stream => $"gas-{stream}-0")];
        Assert.Equal(queues.Concat(queues.Select(queue => queue + "-dead")).Order(), Named("AWS::SQS::Queue", "QueueName"));
    }

    [Fact]
    public void Buckets_are_called_as_the_options_say()
        => Assert.Equal(new[] { new BucketOptions().Inputs, "gas-keys", "gas-releases", new BucketOptions().Results }.Order(), Named("AWS::S3::Bucket", "BucketName"));

    [Fact]
    public void Every_bucket_is_encrypted_and_closed_to_the_public() => Assert.All(Data.OfType("AWS::S3::Bucket"), bucket =>
    {
        Assert.Single(bucket["BucketEncryption"]!["ServerSideEncryptionConfiguration"]!.AsArray());
        Assert.All(bucket["PublicAccessBlockConfiguration"]!.AsObject(), one => Assert.Equal("true", one.Value!.GetValue<string>()));
        Assert.Equal(4, bucket["PublicAccessBlockConfiguration"]!.AsObject().Count);
    });

    [Fact]
    public void Whatever_cannot_be_made_again_survives_its_stack_and_can_be_had_back() => Assert.All(
        Data.Resources.Children.Where(one => Stack.Text(one.Value["Type"]) is "AWS::S3::Bucket" or "AWS::DynamoDB::Table" && Stack.Text(one.Key) != "Silos"),
        one =>
        {
            Assert.Equal("Retain", Stack.Text(one.Value["DeletionPolicy"]));
            Assert.Equal("Retain", Stack.Text(one.Value["UpdateReplacePolicy"]));
            var properties = Data.Properties(Stack.Text(one.Key));
            Assert.True(
                properties["PointInTimeRecoverySpecification"]?["PointInTimeRecoveryEnabled"]?.GetValue<string>() == "true"
                    || properties["VersioningConfiguration"]?["Status"]?.GetValue<string>() == "Enabled"
                    || Stack.Text(one.Key) == "Keys",
                $"{one.Key} cannot be had back.");
        });

    [Theory]
    [InlineData("silo", "Silo", "Grains")]
    [InlineData("web", "WebClient")]
    public void Every_setting_that_a_stack_makes_is_one_that_the_process_reads(string role, params string[] projects)
    {
        var sources = string.Concat(projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));
        var settings = Stack.Of(role).OfType("AWS::SSM::Parameter", ("ArchiveProvider", "Vault"), ("BillingProvider", "Stripe")).Select(one => one["Name"]!.GetValue<string>()).ToList();
        Assert.NotEmpty(settings);
        Assert.All(settings, setting =>
        {
            var parts = Setting().Match(setting);
            Assert.True(parts.Success && parts.Groups[1].Value == role, setting);
            Assert.Matches($"""(BindConfiguration|GetSection)\("{parts.Groups[2].Value}"\)""", sources);
            Assert.Matches($@"(public [\w<>?]+ {parts.Groups[3].Value} {{ get;|settings\[""{parts.Groups[3].Value}""\])", sources);
        });
    }

    [Fact]
    public void Every_alarm_watches_a_queue_table_or_group_that_there_is()
    {
        HashSet<string> names =
        [
            .. Named("AWS::SQS::Queue", "QueueName"), .. Named("AWS::DynamoDB::Table", "TableName"),
            .. Stack.All.SelectMany(stack => stack.OfType("AWS::AutoScaling::AutoScalingGroup")).Select(one => one["AutoScalingGroupName"]!.GetValue<string>()),
        ];
        var watched = Stack.Of("alarms").OfType("AWS::CloudWatch::Alarm").SelectMany(alarm => alarm["Dimensions"]?.AsArray() ?? [])
            .Where(dimension => dimension!["Name"]!.GetValue<string>() is "QueueName" or "TableName" or "AutoScalingGroupName")
            .Select(dimension => dimension!["Value"]!.GetValue<string>()).ToHashSet();
        Assert.Subset(names, watched);
        Assert.Empty(Named("AWS::SQS::Queue", "QueueName").Except(watched)); // each queue, and each place to park
    }

    [Fact]
    public async Task Every_alarm_has_its_line_in_the_operators_book_and_no_line_is_of_an_alarm_that_is_gone()
    {
        var alarms = Stack.Of("alarms").OfType("AWS::CloudWatch::Alarm").Select(alarm => alarm["AlarmName"]!.GetValue<string>()["gas-".Length..]);
        var book = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operations.md"), TestContext.Current.CancellationToken);
        var section = book[book.IndexOf("## Alarms", StringComparison.Ordinal)..book.IndexOf("## When", StringComparison.Ordinal)];
        Assert.Equal(alarms.Order(), Line().Matches(section).Select(line => line.Groups[1].Value).Order());
    }

    private static IEnumerable<string> Named(string type, string property) => Data.OfType(type).Select(one => one[property]!.GetValue<string>()).Order();

    [GeneratedRegex("^\\| `([a-z0-9-]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("^/gas/(silo|web)/([A-Za-z]+)(?:/[A-Za-z]+)*?/([A-Za-z]+)(?:/\\d+)?$")]
    private static partial Regex Setting();
}

using System.Globalization;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Orleans.Aws;

/// <summary>Finds a provider's queues at start, or creates them where that is asked for.</summary>
internal sealed partial class SqsQueueSetup(IAmazonSQS client, SqsOptions options, SqsDeliveryOptions delivery, ILogger logger)
{
    public async Task<Dictionary<string, SqsQueue>> FindAsync(IReadOnlyCollection<string> names, string provider, CancellationToken ct)
    {
        try
        {
            return await FindOrCreateAsync(names, provider, ct);
        }
        catch (Exception e) when (AwsOperations.IsAwsFailure(e, ct))
        {
            throw new OrleansException($"Stream provider '{provider}': its SQS queues at {client.Config.Place()} cannot be used: {e.Message}", e);
        }
    }

    private async Task<Dictionary<string, SqsQueue>> FindOrCreateAsync(IReadOnlyCollection<string> names, string provider, CancellationToken ct)
    {
        var urls = await Task.WhenAll(names.Select(async name => (Name: name, Url: await UrlAsync(name, ct))));
        var missing = urls.Where(u => u.Url is null).Select(u => u.Name).ToList();
        if (missing.Count > 0 && !delivery.CreateQueues)
        {
            throw new OrleansConfigurationException(
                $"Stream provider '{provider}': SQS queue {string.Join(", ", missing.Select(n => $"'{n}'"))} does not exist at {client.Config.Place()}, and {nameof(delivery.CreateQueues)} is off.");
        }

        var queues = await Task.WhenAll(urls.Select(async u => await DescribeAsync(u.Name, u.Url ?? await CreateAsync(u.Name, ct), ct)));
        return queues.ToDictionary(q => q.Name);
    }

    private async Task<string?> UrlAsync(string name, CancellationToken ct)
    {
        try
        {
            return (await client.GetQueueUrlAsync(name, ct).CountedAsync(AwsOperations.GetQueueUrl, name)).QueueUrl;
        }
        catch (QueueDoesNotExistException)
        {
            return null;
        }
    }

    private async Task<string> CreateAsync(string name, CancellationToken ct)
    {
        var dead = await CreateAsync(SqsQueueName.OfDead(name), Attributes(null), ct);
        var arn = (await client.GetQueueAttributesAsync(dead, [QueueAttributeName.QueueArn], ct)).QueueARN;
        var redrive = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["deadLetterTargetArn"] = arn,
            ["maxReceiveCount"] = delivery.MaxReceiveCount.ToString(CultureInfo.InvariantCulture),
        });
        var url = await CreateAsync(name, Attributes(redrive), ct);
        LogCreated(name, delivery.MaxReceiveCount);
        return url;
    }

    private async Task<string> CreateAsync(string name, Dictionary<string, string> attributes, CancellationToken ct)
        => (await client.CreateQueueAsync(new CreateQueueRequest { QueueName = name, Attributes = attributes, Tags = delivery.Tags.Count == 0 ? null : delivery.Tags }, ct).CountedAsync(AwsOperations.CreateQueue, name)).QueueUrl;

    private Dictionary<string, string> Attributes(string? redrive)
    {
        var attributes = new Dictionary<string, string>
        {
            [QueueAttributeName.MessageRetentionPeriod] = Seconds(delivery.Retention),
            [QueueAttributeName.SqsManagedSseEnabled] = "true",
        };
        if (redrive is not null)
        {
            attributes[QueueAttributeName.RedrivePolicy] = redrive;
            if (options.VisibilityTimeoutSeconds is { } visibility)
            {
                attributes[QueueAttributeName.VisibilityTimeout] = visibility.ToString(CultureInfo.InvariantCulture);
            }
        }

        if (options.FifoQueue)
        {
            attributes[QueueAttributeName.FifoQueue] = "true";
            attributes[QueueAttributeName.FifoThroughputLimit] = "perMessageGroupId";
            attributes[QueueAttributeName.DeduplicationScope] = "messageGroup";
        }

        return attributes;
    }

    private async Task<SqsQueue> DescribeAsync(string name, string url, CancellationToken ct)
    {
        List<string> wanted = [QueueAttributeName.VisibilityTimeout, QueueAttributeName.RedrivePolicy];
        var found = await client.GetQueueAttributesAsync(url, wanted, ct).CountedAsync(AwsOperations.GetQueueAttributes, name);
        var redrive = found.Attributes?.GetValueOrDefault(QueueAttributeName.RedrivePolicy);
        var queue = new SqsQueue(name, url, TimeSpan.FromSeconds(options.VisibilityTimeoutSeconds ?? found.VisibilityTimeout), MaxReceiveCount(redrive));
        if (queue.MaxReceiveCount is null)
        {
            LogNoDeadLetterQueue(name);
        }

        return queue;
    }

    private static int? MaxReceiveCount(string? redrive)
    {
        if (string.IsNullOrEmpty(redrive))
        {
            return null;
        }

        using var policy = JsonDocument.Parse(redrive);
        // AWS gives a number or a string, whichever it was created with.
        var count = policy.RootElement.GetProperty("maxReceiveCount");
        return count.ValueKind == JsonValueKind.Number ? count.GetInt32() : int.Parse(count.GetString()!, CultureInfo.InvariantCulture);
    }

    private static string Seconds(TimeSpan time) => ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Information, "Created SQS queue {Queue} with a dead-letter queue after {MaxReceiveCount} receives")]
    private partial void LogCreated(string queue, int maxReceiveCount);

    [LoggerMessage(LogLevel.Warning, "SQS queue {Queue} has no dead-letter queue: events that cannot be delivered are tried again until the queue's retention ends")]
    private partial void LogNoDeadLetterQueue(string queue);
}

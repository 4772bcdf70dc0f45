using Amazon.SQS;
using Amazon.SQS.Model;

namespace GasOrleans.Aws.Local.Resources;

/// <summary>Creates a queue of a template, or gives the one that exists the template's attributes.</summary>
internal sealed class QueueResource(IAmazonSQS sqs)
{
    public async Task EnsureAsync(Resource resource, CancellationToken cancellationToken)
    {
        var name = resource.Text("QueueName");
        var attributes = resource.Properties.Where(one => one.Key != "QueueName").ToDictionary(one => one.Key, one => one.Value!.ToString());
        try
        {
            await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = name, Attributes = attributes }, cancellationToken);
        }
        catch (QueueNameExistsException)
        {
            await SetAsync(name, attributes, cancellationToken);
        }
    }

    public async Task EnsurePolicyAsync(Resource resource, CancellationToken cancellationToken)
    {
        foreach (var queue in resource.Properties["Queues"]!.AsArray())
        {
            var policy = new Dictionary<string, string> { ["Policy"] = resource.Properties["PolicyDocument"]!.ToJsonString() };
            await SetAsync(ResourceNames.NameIn(queue!.GetValue<string>()), policy, cancellationToken);
        }
    }

    private async Task SetAsync(string name, Dictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        var queue = await sqs.GetQueueUrlAsync(name, cancellationToken);
        await sqs.SetQueueAttributesAsync(queue.QueueUrl, attributes, cancellationToken);
    }
}

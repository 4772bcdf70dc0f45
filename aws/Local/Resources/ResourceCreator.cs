namespace GasOrleans.Aws.Local.Resources;

/// <summary>Makes the resources of a template exist; what exists already is left as it is.</summary>
internal sealed class ResourceCreator(TableResource tables, QueueResource queues, TopicResource topics, Action<Resource> ensureBucket)
{
    public async Task EnsureAsync(Template template, CancellationToken cancellationToken)
    {
        // Each wave needs what the one before made.
        foreach (var wave in template.Resources.GroupBy(Wave).OrderBy(wave => wave.Key))
        {
            await Task.WhenAll(wave.Select(resource => EnsureAsync(resource, cancellationToken)));
        }
    }

    private static int Wave(Resource resource) => resource.Type switch
    {
        ResourceNames.Table or ResourceNames.Topic => 0,
        ResourceNames.Queue when !resource.Properties.ContainsKey("RedrivePolicy") => 0,
        ResourceNames.Queue => 1,
        ResourceNames.QueuePolicy or ResourceNames.TopicPolicy or ResourceNames.Subscription => 2,
        ResourceNames.Bucket => 3,
        _ => throw ResourceNames.Unknown(resource.Type),
    };

    private Task EnsureAsync(Resource resource, CancellationToken cancellationToken)
    {
        switch (resource.Type)
        {
            case ResourceNames.Table: return tables.EnsureAsync(resource, cancellationToken);
            case ResourceNames.Queue: return queues.EnsureAsync(resource, cancellationToken);
            case ResourceNames.QueuePolicy: return queues.EnsurePolicyAsync(resource, cancellationToken);
            case ResourceNames.Topic: return topics.EnsureAsync(resource, cancellationToken);
            case ResourceNames.TopicPolicy: return topics.EnsurePolicyAsync(resource, cancellationToken);
            case ResourceNames.Subscription: return topics.EnsureSubscriptionAsync(resource, cancellationToken);
            default:
                ensureBucket(resource);
                return Task.CompletedTask;
        }
    }
}

using GasOrleans.Operations;
#if ORLEANS_AWS
using Microsoft.Extensions.DependencyInjection;
using Orleans.Aws;
#endif

namespace GasOrleans.Queues;

/// <summary>Since when the oldest messages of the streams' queues are under way, as far as this silo reads them.</summary>
internal sealed class StreamAges(IServiceProvider services)
{
    public IReadOnlyList<QueueAge> Oldest()
    {
#if ORLEANS_AWS
        return [.. services.GetRequiredService<SqsAges>().Oldest().Select(one => new QueueAge(one.Key, one.Value))];
#else
        return [];
#endif
    }
}

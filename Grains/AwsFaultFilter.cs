using Amazon.Runtime;

namespace GasOrleans;

/// <summary>A fault of AWS crosses a grain boundary as a plain exception: the SDK's own hold responses and cannot travel.</summary>
internal sealed class AwsFaultFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (AmazonServiceException e)
        {
            throw new IOException($"{e.GetType().Name} ({e.ErrorCode}) from AWS: {e.Message}");
        }
    }
}

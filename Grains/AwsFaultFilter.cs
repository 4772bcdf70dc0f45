using Amazon.Runtime;
using Microsoft.Extensions.Logging;

namespace GasOrleans;

/// <summary>A fault of AWS crosses a grain boundary as a plain exception: the SDK's own hold responses and cannot travel.</summary>
internal sealed partial class AwsFaultFilter(ILogger<AwsFaultFilter> logger) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (AmazonServiceException e)
        {
            LogFault(e, context.InterfaceMethod?.Name ?? "?");
            throw new IOException($"{e.GetType().Name} ({e.ErrorCode}) from AWS: {e.Message}");
        }
    }

    [LoggerMessage(LogLevel.Warning, "AWS failed in {Method}")]
    private partial void LogFault(Exception e, string method);
}

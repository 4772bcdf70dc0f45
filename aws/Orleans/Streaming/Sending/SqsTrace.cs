using System.Diagnostics;
using Orleans.Streams;
using OrleansAWSUtils.Streams;

namespace Orleans.Aws;

/// <summary>Carries the sender's trace through the queue, in the request context.</summary>
internal static class SqsTrace
{
    private const string Key = "orleans.aws.traceparent";

    public static Activity? Send(QueueId queue)
        => OrleansAwsTelemetry.Activities.HasListeners()
            ? OrleansAwsTelemetry.Activities.StartActivity($"send {queue}", ActivityKind.Producer)?.SetTag("messaging.system", "aws_sqs")
            : null;

    public static Dictionary<string, object>? Inject(Dictionary<string, object>? context)
    {
        if (Activity.Current?.Id is not { } id)
        {
            return context;
        }

        context ??= [];
        context[Key] = id;
        return context;
    }

    public static Activity? Process(SQSBatchContainer container)
    {
        if (!OrleansAwsTelemetry.Activities.HasListeners())
        {
            return null;
        }

        ActivityContext.TryParse(container.Context(Key), null, isRemote: true, out var sender);
        return OrleansAwsTelemetry.Activities.StartActivity("process stream event", ActivityKind.Consumer, sender)?.SetTag("messaging.system", "aws_sqs");
    }
}

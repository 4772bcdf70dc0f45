#if ORLEANS_AWS
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Aws;

namespace GasOrleans.Queues;

/// <summary>Tells operators why messages of streams are parked. An outage that parks thousands must not wait for them: what is too much is only in the log.</summary>
internal sealed partial class DeadLetters(IGrainFactory grains, ILogger<DeadLetters> logger) : BackgroundService, ISqsDeadLetterObserver
{
    private const int Most = 100;

    private readonly Channel<SqsDeadLetter> letters = Channel.CreateBounded<SqsDeadLetter>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void OnDeadLetter(SqsDeadLetter letter) => letters.Writer.TryWrite(letter);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var letter in letters.Reader.ReadAllAsync(stoppingToken))
        {
            await TellAsync(letter, stoppingToken);
        }
    }

    internal static string Why(SqsDeadLetter letter)
        => letter.Thrown is { } thrown ? $"{thrown.GetType().Name}: {thrown.Message}"
            : letter.Stream is { } stream ? $"{letter.Reason}, stream {stream}"
            : letter.Reason;

    private async Task TellAsync(SqsDeadLetter letter, CancellationToken ct)
    {
        try
        {
            await grains.Operations().FailsAsync(letter.Queue, letter.MessageId, Why(letter), ct);
        }
#pragma warning disable CA1031 // The log has said it already; the message is parked all the same.
        catch (Exception fault) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotTold(fault, letter.Queue);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Queue}: why a message is parked could not be told")]
    private partial void LogNotTold(Exception fault, string queue);
}
#endif

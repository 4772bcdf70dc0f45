using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;

namespace Orleans.Aws;

/// <summary>
/// The long polls that were under way at a silo's end. No client can call one back: SQS gives the next message to it all the same, and hides that
/// for a visibility timeout (https://github.com/aws/aws-sdk-net/issues/1680). So the process stays until they are answered, and what they bring is given back.
/// </summary>
internal sealed class SqsLastPolls(TimeProvider time) : IHostedLifecycleService
{
    private readonly ConcurrentBag<Task> polls = [];

    /// <param name="poll">Ends when what the poll brought was given back; it does not fail.</param>
    /// <param name="within">How long it is waited for.</param>
    public void Add(Task poll, TimeSpan within) => polls.Add(Task.WhenAny(poll, Task.Delay(within, time)));

    /// <summary>After the silo has left: nobody waits for it.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
        => await Task.WhenAll(polls).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

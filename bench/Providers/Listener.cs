using Orleans.Streams;
using Orleans.Streams.Core;

namespace GasOrleans.Bench.Providers;

/// <summary>Counts what it is given, as the least that a subscriber does.</summary>
[ImplicitStreamSubscription(Space)]
internal sealed class Listener : Grain, IGrainWithStringKey, IStreamSubscriptionObserver, IAsyncObserver<string>
{
    public const string Space = "bench";
    private static int handled;

    /// <summary>How many events all of them were given.</summary>
    public static int Handled => Volatile.Read(ref handled);

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<string>().ResumeAsync(this);

    public Task OnNextAsync(string item, StreamSequenceToken? token = null)
    {
        Interlocked.Increment(ref handled);
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}

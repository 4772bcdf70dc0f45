using Orleans.Streams;
using Orleans.Streams.Core;

namespace GasOrleans.SiloProcess;

/// <summary>Stores each number before it says that it has it.</summary>
[ImplicitStreamSubscription(ILedger.Space)]
public sealed class Ledger([PersistentState("numbers")] IPersistentState<HashSet<int>> numbers, ILocalSiloDetails silo) : Grain, ILedger, IStreamSubscriptionObserver, IAsyncObserver<int>
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
    {
        ArgumentNullException.ThrowIfNull(handleFactory);
        return handleFactory.Create<int>().ResumeAsync(this);
    }

    public Task OnNextAsync(int item, StreamSequenceToken? token = null) => RecordAsync(item);

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    public async Task RecordAsync(int number)
    {
        if (numbers.State.Add(number))
        {
            await numbers.WriteStateAsync();
        }
    }

    public async Task<HashSet<int>> StoredAsync()
    {
        await numbers.ReadStateAsync();
        return numbers.State;
    }

    public Task<int> PortAsync() => Task.FromResult(silo.SiloAddress.Endpoint.Port);
}

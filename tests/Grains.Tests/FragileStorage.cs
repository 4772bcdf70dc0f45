using System.Collections.Concurrent;
using Orleans.Storage;

namespace GasOrleans.Grains.Tests;

/// <summary>Grain state whose next write fails for the grains that are named; the names are used up.</summary>
internal sealed class FragileStorage(IGrainStorage inner, ConcurrentDictionary<string, bool> failing) : IGrainStorage
{
    public const string Inner = "inner";

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        => failing.TryRemove(grainId.ToString(), out _)
            ? throw new IOException("The write failed, as the test wants it.")
            : inner.WriteStateAsync(stateName, grainId, grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ClearStateAsync(stateName, grainId, grainState);
}

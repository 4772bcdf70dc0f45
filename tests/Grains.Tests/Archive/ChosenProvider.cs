using GasOrleans.Archive;

namespace GasOrleans.Grains.Tests.Archive;

/// <summary>The cluster uses another cold storage until this is disposed.</summary>
internal sealed class ChosenProvider : IDisposable
{
    private readonly Cluster cluster;

    public ChosenProvider(Cluster cluster, ArchiveProvider provider)
    {
        this.cluster = cluster;
        cluster.ArchiveProvider = provider;
    }

    public void Dispose() => cluster.ArchiveProvider = ArchiveProvider.StorageClass;
}

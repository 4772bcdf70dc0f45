using GasOrleans.Archive;
using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Archive;

/// <summary>Both providers, so that one cluster runs the tests of each; a silo has one.</summary>
internal sealed class ChosenArchive(StorageClassArchive storageClass, VaultArchive vault, Func<ArchiveProvider> provider) : IArchive
{
    public bool AsksOnce => Chosen.AsksOnce;

    public TimeSpan ListLag => Chosen.ListLag;

    private IArchive Chosen => provider() == ArchiveProvider.Vault ? vault : storageClass;

    public Task<ColdCopy> PutAsync(JobFile hot, string description, CancellationToken ct) => Chosen.PutAsync(hot, description, ct);

    public Task<Retrieval> AskAsync(ColdCopy copy, string description, bool mayBeUnderWay, CancellationToken ct) => Chosen.AskAsync(copy, description, mayBeUnderWay, ct);

    public Task<RetrievalLook> LookAsync(ColdCopy copy, Retrieval retrieval, CancellationToken ct) => Chosen.LookAsync(copy, retrieval, ct);

    public Task CopyBackAsync(ColdCopy copy, Retrieval retrieval, JobFile target, CancellationToken ct) => Chosen.CopyBackAsync(copy, retrieval, target, ct);

    public Task<bool?> HasAsync(ColdCopy copy, CancellationToken ct) => Chosen.HasAsync(copy, ct);

    public Task DeleteAsync(string archiveId, CancellationToken ct) => Chosen.DeleteAsync(archiveId, ct);

    public IAsyncEnumerable<ColdListing> ListAsync(CancellationToken ct) => Chosen.ListAsync(ct);
}

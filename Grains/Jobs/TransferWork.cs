namespace GasOrleans.Jobs;

/// <summary>What a transfers worker has to do: a closed set.</summary>
[GenerateSerializer, Immutable, Alias("GasOrleans.TransferWork")]
internal abstract record TransferWork
{
    private TransferWork()
    {
    }

    /// <summary>Put a copy into cold storage, have it kept by the job, then remove the hot one.</summary>
    /// <param name="Hot">The result.</param>
    /// <param name="Description">What the archive is put as: <c>userId/jobId/token</c>.</param>
    /// <param name="Kept">The copy that the job already counts; then only the hot one is left to remove.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.TransferWork.Archive")]
    internal sealed record Archive(
        [property: Id(0)] JobFile Hot, [property: Id(1)] string Description, [property: Id(2)] ColdCopy? Kept) : TransferWork;

    /// <summary>Copy the bytes of a finished retrieval back.</summary>
    /// <param name="Copy">The archive.</param>
    /// <param name="Retrieval">The retrieval, ended.</param>
    /// <param name="Target">Where to; its key holds the token.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.TransferWork.BringBack")]
    internal sealed record BringBack(
        [property: Id(0)] ColdCopy Copy, [property: Id(1)] Retrieval Retrieval, [property: Id(2)] JobFile Target) : TransferWork;
}

/// <summary>The answer to a transfers worker.</summary>
/// <param name="Work">What to do; <see langword="null"/>: nothing, or not by this worker.</param>
/// <param name="Token">Fencing token.</param>
/// <param name="Later">With no work: when to ask again; <see langword="null"/>: never.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.TransferClaim")]
internal sealed record TransferClaim([property: Id(0)] TransferWork? Work, [property: Id(1)] long Token, [property: Id(2)] TimeSpan? Later);

/// <summary>A job, as transfers workers speak to it.</summary>
[Alias("GasOrleans.ITransferGrain")]
internal interface ITransferGrain : IGrainWithStringKey
{
    /// <summary>A worker asks for the job; the claim is kept by <see cref="IJobGrain.RenewAsync"/>.</summary>
    [Alias("ClaimTransfer")]
    Task<TransferClaim> ClaimTransferAsync(string worker, CancellationToken ct);

    /// <summary>A verified copy is in cold storage: whether the job counts it, so that the hot one may go. Else the copy is the worker's to delete.</summary>
    [Alias("KeepCopy")]
    Task<bool> KeepCopyAsync(long token, ColdCopy copy, CancellationToken ct);
}

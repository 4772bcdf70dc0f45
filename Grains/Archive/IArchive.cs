using GasOrleans.Jobs;

namespace GasOrleans.Archive;

/// <summary>
/// Cold storage. Two providers are complete: a Glacier vault, and S3's cold storage classes; section <c>Archive</c> chooses.
/// Nothing here decides: what is archived, and which copy counts, is the job's to know.
/// </summary>
internal interface IArchive
{
    /// <summary>Whether an archive has one retrieval at a time, however often it is asked for.</summary>
    bool AsksOnce { get; }

    /// <summary>How old what <see cref="ListAsync"/> says may be.</summary>
    TimeSpan ListLag { get; }

    /// <summary>
    /// Puts a copy of a hot file into cold storage, streamed and verified (checksum and length). The hot file is untouched.
    /// </summary>
    /// <param name="hot">The file.</param>
    /// <param name="description">The job and its token, as <c>userId/jobId/token</c>: by it orphans and notices are told apart.</param>
    /// <param name="ct">Ends the transfer; nothing that counts is left.</param>
    /// <exception cref="ArchiveCorruptException">What arrived there is not what was read here.</exception>
    Task<ColdCopy> PutAsync(JobFile hot, string description, CancellationToken ct);

    /// <summary>
    /// Asks for an archive's bytes: Expedited where the class has it; when capacity is lacking or a policy forbids it,
    /// Standard, and the answer says why.
    /// </summary>
    /// <param name="copy">The archive.</param>
    /// <param name="description">As it was put; the notice of the end carries it.</param>
    /// <param name="mayBeUnderWay">Whether this may have been asked before: then what is under way or ready is found and returned.</param>
    /// <param name="ct">Gives up; the retrieval may be under way then.</param>
    /// <exception cref="ArchiveGoneException">There is no such archive.</exception>
    Task<Retrieval> AskAsync(ColdCopy copy, string description, bool mayBeUnderWay, CancellationToken ct);

    /// <summary>Looks how far a retrieval is. One that is unknown there or whose bytes have expired has failed.</summary>
    Task<RetrievalLook> LookAsync(ColdCopy copy, Retrieval retrieval, CancellationToken ct);

    /// <summary>
    /// Copies the bytes of a finished retrieval to a hot object, streamed and verified; the object can be seen only when it
    /// is whole.
    /// </summary>
    /// <exception cref="RetrievalNotReadyException">The retrieval has not ended, or its bytes have expired.</exception>
    /// <exception cref="ArchiveCorruptException">What came back is not what was put.</exception>
    Task CopyBackAsync(ColdCopy copy, Retrieval retrieval, JobFile target, CancellationToken ct);

    /// <summary>Whether an archive is there; <see langword="null"/> where only an inventory can tell.</summary>
    Task<bool?> HasAsync(ColdCopy copy, CancellationToken ct);

    /// <summary>Deletes an archive; one that is not there is deleted.</summary>
    Task DeleteAsync(string archiveId, CancellationToken ct);

    /// <summary>
    /// All archives, to find the ones that no job refers to. A vault is listed by an inventory that takes hours: the first
    /// call asks for it and throws, and so does each call until one is there, which is then read. Call again later; nothing
    /// need be kept between calls.
    /// </summary>
    /// <exception cref="InventoryNotReadyException">The list is being made.</exception>
    IAsyncEnumerable<ColdListing> ListAsync(CancellationToken ct);
}

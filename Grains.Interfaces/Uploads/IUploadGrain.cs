using GasOrleans.Jobs;

namespace GasOrleans.Uploads;

/// <summary>The upload of a job's input in parts; its key is a <see cref="JobKey"/> in text. Whoever has the file can go on with it: after a reload, a cut, or in another tab.</summary>
[Alias("GasOrleans.IUploadGrain")]
public interface IUploadGrain : IGrainWithStringKey
{
    /// <summary>Begins the upload of a file, or goes on with the one that was begun. Another file under the same name begins anew.</summary>
    [Alias("Begin")]
    Task<UploadAnswer> BeginAsync(UploadTicket ticket, UploadFile file, CancellationToken ct);

    /// <summary>What is agreed, without asking the storage; <see langword="null"/> when nothing is under way.</summary>
    [Alias("Look")]
    Task<UploadSession?> LookAsync(CancellationToken ct);

    /// <summary>The same with the parts that the storage has; <see langword="null"/> when nothing is under way.</summary>
    [Alias("Count")]
    Task<UploadSession?> CountAsync(CancellationToken ct);

    /// <summary>Makes the object of its parts, if all are there, of the agreed lengths, and their sum is the file's. Then, and when that was done before, there is no refusal.</summary>
    /// <param name="sum">SHA-256 of the parts' SHA-256, one after the other, in Base64.</param>
    /// <param name="ct">Ends the wait.</param>
    [Alias("Complete")]
    Task<Refusal?> CompleteAsync(string sum, CancellationToken ct);

    /// <summary>Ends the upload, and removes its parts.</summary>
    [Alias("Abort")]
    Task AbortAsync(CancellationToken ct);
}

using System.Text.Json;
using GasOrleans.Aws.Local.Glacier.Store;
using GasOrleans.Aws.Local.S3;

namespace GasOrleans.Aws.Local.Glacier.Operations;

/// <summary>A job as Glacier describes it: in answers, in lists and in the notice of its end (https://docs.aws.amazon.com/amazonglacier/latest/dev/api-describe-job-get.html).</summary>
internal static class JobBody
{
    /// <summary>Members are named as they are written.</summary>
    public static readonly JsonSerializerOptions Options = new();

    public static string Time(DateTimeOffset time) => Xml.Time(time);

    public static Dictionary<string, object?> Of(Vault vault, StoredJob job)
    {
        var archive = job.Archive;
        return new()
        {
            ["Action"] = job.ArchiveId is null ? "InventoryRetrieval" : "ArchiveRetrieval",
            ["ArchiveId"] = job.ArchiveId,
            ["ArchiveSHA256TreeHash"] = archive?.TreeHash,
            ["ArchiveSizeInBytes"] = archive?.Size,
            ["Completed"] = job.CompletedAt is not null,
            ["CompletionDate"] = job.CompletedAt is { } end ? Time(end) : null,
            ["CreationDate"] = Time(job.CreatedAt),
            ["InventorySizeInBytes"] = job.Inventory?.Length,
            ["JobDescription"] = job.Description,
            ["JobId"] = job.Id,
            ["RetrievalByteRange"] = archive is null ? null : $"0-{archive.Size - 1}",
            ["SHA256TreeHash"] = archive?.TreeHash,
            ["SNSTopic"] = job.Topic,
            ["StatusCode"] = Status(job),
            ["StatusMessage"] = Status(job),
            ["Tier"] = job.Tier,
            ["VaultARN"] = vault.Arn,
        };
    }

    public static string Inventory(Vault vault, DateTimeOffset now) => JsonSerializer.Serialize(new
    {
        VaultARN = vault.Arn,
        InventoryDate = Time(now),
        ArchiveList = vault.Archives().Select(one => new { ArchiveId = one.Id, ArchiveDescription = one.Description, CreationDate = Time(one.CreatedAt), one.Size, SHA256TreeHash = one.TreeHash }),
    });

    private static string Status(StoredJob job) => job switch
    {
        { CompletedAt: null } => "InProgress",
        { Succeeded: true } => "Succeeded",
        _ => "Failed",
    };
}

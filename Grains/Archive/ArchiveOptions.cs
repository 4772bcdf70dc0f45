using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace GasOrleans.Archive;

/// <summary>Where archives are.</summary>
internal enum ArchiveProvider
{
    /// <summary>Objects of S3 in a cold storage class: what a new AWS account can use.</summary>
    StorageClass = 0,

    /// <summary>A Glacier vault: AWS takes no new customers for it since 2025-12-15.</summary>
    Vault = 1,
}

/// <summary>Section <c>Archive</c>.</summary>
internal sealed class ArchiveOptions
{
    /// <summary>Where archives are. Default <c>StorageClass</c>.</summary>
    public ArchiveProvider Provider { get; init; }

    /// <summary>S3's storage class of archives: GLACIER or DEEP_ARCHIVE. Default GLACIER: DEEP_ARCHIVE is cheaper, but has no Expedited and takes 12 h.</summary>
    [Required, AllowedValues("GLACIER", "DEEP_ARCHIVE")]
    public string StorageClass { get; init; } = "GLACIER";

    /// <summary>The bucket of archives. Default: the bucket of results.</summary>
    [MinLength(3)]
    public string? Bucket { get; init; }

    /// <summary>First part of the keys of archives there. Default <c>archive/</c>.</summary>
    [Required, RegularExpression("[A-Za-z0-9._/-]{0,100}/", ErrorMessage = "Archive:Prefix must end with / and hold letters, digits, . _ - / only.")]
    public string Prefix { get; init; } = "archive/";

    /// <summary>How many days a restored copy stays readable in S3. Default 2: it is copied back at once, and once more after a fault.</summary>
    [Range(1, 30)]
    public int RestoredFor { get; init; } = 2;

    /// <summary>Larger objects are copied in parts. Default 5 GiB: the most that S3 copies at once.</summary>
    [Range(5L << 20, 5L << 30)]
    public long CopyWholeBytes { get; init; } = 5L << 30;

    /// <summary>The vault's name. Default <c>gas-results</c>.</summary>
    [Required, RegularExpression("[A-Za-z0-9._-]{1,255}")]
    public string Vault { get; init; } = "gas-results";

    /// <summary>The account that owns the vault. Default <c>-</c>: the one of the credentials.</summary>
    [Required, RegularExpression("-|[0-9]{12}")]
    public string AccountId { get; init; } = "-";

    /// <summary>The ARN of the SNS topic that is told when a vault's retrieval ends. Default none: retrievals are then found by looking.</summary>
    [RegularExpression("arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}")]
    public string? RetrievalTopic { get; init; }

    /// <summary>Results smaller than this stay hot, where they are cheaper. Default 0: all are archived.</summary>
    [Range(0, long.MaxValue)]
    public long MinimumBytes { get; init; }

    /// <summary>
    /// How long before its result leaves hot storage the owner is told once more. Default a day; a window of less than twice this has no such mail, as
    /// that of its completion says the same.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan WarnBefore { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How many retrievals of one restore may fail or expire before it waits for an operator. Default 3.</summary>
    [Range(1, 100)]
    public int RetrievalLimit { get; init; } = 3;

    /// <summary>How often archives that no job refers to are looked for. Default a day; a vault makes its own list about once a day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How old such an archive must be before it is deleted. Default a day; longer than any transfer takes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan OrphanAge { get; init; } = TimeSpan.FromDays(1);

    /// <summary>What cold storage costs.</summary>
    [Required, ValidateObjectMembers]
    public ColdPriceOptions Prices { get; init; } = new();
}

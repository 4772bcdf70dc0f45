using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace GasOrleans.Archive;

/// <summary>
/// Section <c>Archive:Prices</c>, in US dollars; a GB is 2^30 bytes, as AWS bills. The defaults are the list prices of
/// us-east-1 of May 2026 (https://aws.amazon.com/s3/pricing/). Prices of other regions, or after a change, are set here.
/// The 40 KB that S3 adds to each cold object is not in them.
/// </summary>
internal sealed class ColdPriceOptions
{
    /// <summary>The region they are of, as shown beside them.</summary>
    [Required]
    public string Region { get; init; } = "us-east-1";

    /// <summary>Since when they are known to hold, as shown beside them.</summary>
    public DateOnly AsOf { get; init; } = new(2026, 5, 1);

    /// <summary>GLACIER, and a vault. Defaults: 0.0036 a GB-month, at least 90 days; Expedited 0.03 a GB and 10 a thousand requests; Standard 0.01 and 0.05; Bulk free in S3.</summary>
    [Required, ValidateObjectMembers]
    public ClassPrices Glacier { get; init; } = new()
    {
        StorageGbMonth = 0.0036m,
        MinimumDays = 90,
        Expedited = new() { Gb = 0.03m, ThousandRequests = 10m },
        Standard = new() { Gb = 0.01m, ThousandRequests = 0.05m },
        Bulk = new(),
    };

    /// <summary>DEEP_ARCHIVE. Defaults: 0.00099 a GB-month, at least 180 days; Standard 0.02 a GB and 0.10 a thousand requests; Bulk 0.0025 and 0.025.</summary>
    [Required, ValidateObjectMembers]
    public ClassPrices DeepArchive { get; init; } = new()
    {
        StorageGbMonth = 0.00099m,
        MinimumDays = 180,
        Standard = new() { Gb = 0.02m, ThousandRequests = 0.10m },
        Bulk = new() { Gb = 0.0025m, ThousandRequests = 0.025m },
    };
}

/// <summary>The prices of one class.</summary>
internal sealed class ClassPrices
{
    /// <summary>Storage of one GB for a month.</summary>
    [Range(0, 1000)]
    public decimal StorageGbMonth { get; init; }

    /// <summary>What is deleted earlier is billed for these days.</summary>
    [Range(0, 3650)]
    public int MinimumDays { get; init; }

    /// <summary>Expedited retrievals; absent where the class has none.</summary>
    [ValidateObjectMembers]
    public RetrievalPrices? Expedited { get; init; }

    /// <summary>Standard retrievals.</summary>
    [Required, ValidateObjectMembers]
    public RetrievalPrices Standard { get; init; } = new();

    /// <summary>Bulk retrievals.</summary>
    [Required, ValidateObjectMembers]
    public RetrievalPrices Bulk { get; init; } = new();
}

/// <summary>The prices of one tier.</summary>
internal sealed class RetrievalPrices
{
    /// <summary>One GB.</summary>
    [Range(0, 1000)]
    public decimal Gb { get; init; }

    /// <summary>A thousand requests.</summary>
    [Range(0, 1000)]
    public decimal ThousandRequests { get; init; }
}

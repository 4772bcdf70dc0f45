namespace GasOrleans.Aws.Local.Cold;

/// <summary>How cold storage behaves here: times are seconds where AWS takes hours, and faults happen when they are asked for.</summary>
public sealed record ColdSettings
{
    /// <summary>How long an Expedited retrieval takes.</summary>
    public double ExpeditedSeconds { get; init; } = 5;

    /// <summary>How long a Standard retrieval takes.</summary>
    public double StandardSeconds { get; init; } = 20;

    /// <summary>How long a Bulk retrieval takes.</summary>
    public double BulkSeconds { get; init; } = 40;

    /// <summary>How long a vault's inventory takes.</summary>
    public double InventorySeconds { get; init; } = 10;

    /// <summary>How long a vault keeps the output of a finished job; AWS promises 24 h.</summary>
    public double OutputSeconds { get; init; } = 86_400;

    /// <summary>How long one day of a restored S3 object is.</summary>
    public double DaySeconds { get; init; } = 86_400;

    /// <summary>How many of the next Expedited requests find no capacity.</summary>
    public int CapacityRefusals { get; init; }

    /// <summary>How many of the next vault retrievals the data retrieval policy forbids.</summary>
    public int PolicyRefusals { get; init; }

    /// <summary>How many of the next retrievals end without bytes.</summary>
    public int FailedRetrievals { get; init; }

    /// <summary>How many of the next notices (SNS, S3 events) are lost.</summary>
    public int LostNotices { get; init; }

    internal bool IsValid =>
        ((double[])[ExpeditedSeconds, StandardSeconds, BulkSeconds, InventorySeconds, OutputSeconds, DaySeconds]).All(seconds => seconds is >= 0 and <= 31_536_000)
        && ((int[])[CapacityRefusals, PolicyRefusals, FailedRetrievals, LostNotices]).All(count => count >= 0);

    internal TimeSpan TimeOf(string tier) => TimeSpan.FromSeconds(tier switch
    {
        "Expedited" => ExpeditedSeconds,
        "Bulk" => BulkSeconds,
        _ => StandardSeconds,
    });
}

namespace GasOrleans.Jobs;

/// <summary>Where a job is in its life. Numbers are stored and travel: never renumber.</summary>
public enum JobStatus
{
    /// <summary>There is no such job.</summary>
    None = 0,

    /// <summary>The upload was promised; the object is not there yet.</summary>
    Uploading = 1,

    /// <summary>Waits for a worker.</summary>
    Pending = 2,

    /// <summary>A worker annotates it.</summary>
    Running = 3,

    /// <summary>The result is there.</summary>
    Completed = 4,

    /// <summary>The result is being moved to cold storage.</summary>
    Archiving = 5,

    /// <summary>The result is in cold storage.</summary>
    Archived = 6,

    /// <summary>The result is on its way back from cold storage.</summary>
    Restoring = 7,

    /// <summary>The result is back from cold storage.</summary>
    Thawed = 8,

    /// <summary>It cannot succeed; the reason is kept.</summary>
    Failed = 9,

    /// <summary>Its owner stopped it.</summary>
    Cancelled = 10,

    /// <summary>Its objects are being removed.</summary>
    Deleting = 11,

    /// <summary>Only the receipt of its removal is left.</summary>
    Deleted = 12,
}

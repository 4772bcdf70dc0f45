using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Jobs;

/// <summary>A status in a word, and its colour.</summary>
internal static class JobWords
{
    public static string Status(JobStatus status) => status switch
    {
        JobStatus.Uploading => "Waiting for the file",
        JobStatus.Pending => "Queued",
        JobStatus.Running => "Running",
        JobStatus.Completed => "Completed",
        JobStatus.Archiving => "Archiving",
        JobStatus.Archived => "Archived",
        JobStatus.Restoring => "Restoring",
        JobStatus.Thawed => "Restored",
        JobStatus.Failed => "Failed",
        JobStatus.Cancelled => "Cancelled",
        JobStatus.Deleting => "Being deleted",
        JobStatus.Deleted => "Deleted",
        _ => "Unknown",
    };

    public static string Badge(JobStatus status) => status switch
    {
        JobStatus.Completed or JobStatus.Thawed => "bg-success-subtle text-success-emphasis",
        JobStatus.Failed => "bg-danger-subtle text-danger-emphasis",
        JobStatus.Running or JobStatus.Restoring => "bg-primary-subtle text-primary-emphasis",
        JobStatus.Pending or JobStatus.Uploading or JobStatus.Archiving => "bg-info-subtle text-info-emphasis",
        _ => "bg-secondary-subtle text-secondary-emphasis",
    };

    public static bool MayCancel(JobStatus status) => MayComplete(status);

    public static bool MayComplete(JobStatus status) => status is JobStatus.Uploading or JobStatus.Pending or JobStatus.Running;

    public static bool MayDelete(JobStatus status) => status is not (JobStatus.Deleting or JobStatus.Deleted);

    public static string File(JobFileKind kind) => kind switch
    {
        JobFileKind.Input => "Input",
        JobFileKind.Result => "Annotated VCF",
        JobFileKind.Index => "Index of the annotated VCF (tabix)",
        JobFileKind.Log => "Count log",
        _ => "File",
    };
}

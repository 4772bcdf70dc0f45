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
        JobStatus.Completed or JobStatus.Thawed => "text-bg-success",
        JobStatus.Failed => "text-bg-danger",
        JobStatus.Running or JobStatus.Restoring => "text-bg-primary",
        JobStatus.Pending or JobStatus.Uploading or JobStatus.Archiving => "text-bg-info",
        _ => "text-bg-secondary",
    };

    public static bool MayCancel(JobStatus status) => status is JobStatus.Uploading or JobStatus.Pending or JobStatus.Running;

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

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

    /// <summary>What the colour of a status says.</summary>
    public static string Kind(JobStatus status) => status switch
    {
        JobStatus.Completed or JobStatus.Thawed => "good",
        JobStatus.Failed => "bad",
        JobStatus.Running or JobStatus.Restoring or JobStatus.Archiving => "busy",
        JobStatus.Pending or JobStatus.Uploading => "waiting",
        JobStatus.Archived => "cold",
        _ => "over",
    };

    public static bool MayCancel(JobStatus status) => MayComplete(status);

    public static bool MayComplete(JobStatus status) => status is JobStatus.Uploading or JobStatus.Pending or JobStatus.Running;

    public static bool MayDelete(JobStatus status) => status is not (JobStatus.Deleting or JobStatus.Deleted);

    /// <summary>Whether there is an input to take again.</summary>
    public static bool MayRunAgain(JobSnapshot job) => job.Status > JobStatus.Running && job.Files.Any(file => file.Kind == JobFileKind.Input);

    /// <summary>What a mail told; words of a newer silo are shown as they are.</summary>
    public static string Mail(string about) => about switch
    {
        "completed" => "mail sent: the result is ready",
        "failed" => "mail sent: it could not be made",
        "archived-soon" => "mail sent: the result moves to cold storage soon",
        "archived" => "mail sent: the result is in cold storage",
        "restored" => "mail sent: the result is back",
        _ => $"mail sent: {about}",
    };

    public static string File(JobFileKind kind) => kind switch
    {
        JobFileKind.Input => "Input",
        JobFileKind.Result => "Annotated VCF",
        JobFileKind.Index => "Index of the annotated VCF (tabix)",
        JobFileKind.Log => "Count log",
        _ => "File",
    };
}

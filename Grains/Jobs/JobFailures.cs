using System.Globalization;

namespace GasOrleans.Jobs;

/// <summary>The failures that do not come from reading the input, in words for the job's owner.</summary>
internal static class JobFailures
{
    public static readonly JobFailure Abandoned = new(
        "abandoned", "The upload was not finished in time.", null, "Submit the file again; keep the page open until the upload has ended.");

    public static JobFailure Internal(JobState job) => new(
        "internal", $"The annotation failed {job.Faults + 1} times by a fault of ours (reference {job.Key.Id}/{job.Token}).", null,
        "Your file is not the cause. Run it again later; if it fails again, tell the operator the reference.");

    public static JobFailure FilesLost(JobState job) => new(
        "files-lost", $"Files of this job were lost by a fault of ours (reference {job.Key.Id}).", null,
        "Submit the file again; it is annotated as any other. Tell the operator the reference.");

    public static JobFailure ByHand(string reason) => new(
        "ended-by-operator", $"An operator of this service ended it: {reason}", null,
        "Your file is kept. Run it again when the reason is gone, or ask the operator.");

    public static JobFailure TooLarge(long bytes, long maximum) => new(
        "too-large", string.Create(CultureInfo.InvariantCulture, $"The file has {bytes:N0} bytes; your plan allows {maximum:N0}."), null,
        "Upgrade your plan, compress the file with bgzip, or split it by chromosome.");
}

using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tests;

/// <summary>States to begin with.</summary>
internal static class Given
{
    public static DateTimeOffset Noon { get; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The end of a window that no test lives to see.</summary>
    public static DateTimeOffset Window { get; } = new(2199, 11, 23, 12, 5, 0, TimeSpan.Zero);

    /// <summary>Who sees the operators' pages.</summary>
    public static UserId Operator { get; } = new("olivia-who-operates");

    public static UserId AUser() => new($"user-{Guid.NewGuid():N}");

    public static JobKey AJobOf(UserId user) => new(user, JobId.New(TimeProvider.System));

    public static JobSnapshot Job(JobKey key, JobStatus status) => new()
    {
        Key = key,
        Status = status,
        Version = 1,
        Request = new("sample.vcf", "tb-h37rv"),
        SubmittedAt = Noon,
        StatusSince = Noon,
        Timeline = [new(Noon, JobStatus.Uploading, "Submitted")],
    };

    public static JobSnapshot ACompletedJobOf(UserId user)
    {
        var key = AJobOf(user);
        return Job(key, JobStatus.Completed) with
        {
            Version = 5,
            Attempt = 1,
            CompletedAt = Noon.AddSeconds(2),
            WindowEndsAt = Window,
            Files =
            [
                new(JobFileKind.Input, "sample.vcf", "inputs", $"{key}/sample.vcf", 2_048),
                new(JobFileKind.Result, "sample.annot.vcf.gz", "results", $"{key}/1/sample.annot.vcf.gz", 4_096),
                new(JobFileKind.Index, "sample.annot.vcf.gz.tbi", "results", $"{key}/1/sample.annot.vcf.gz.tbi", 128),
                new(JobFileKind.Log, "sample.vcf.count.log", "results", $"{key}/1/sample.vcf.count.log", 64),
            ],
            Summary = new(19, 12,
                new Dictionary<string, long> { ["missense_variant"] = 13, ["upstream_gene_variant"] = 3, ["frameshift_variant"] = 3 },
                new Dictionary<string, long> { ["ref-mismatch"] = 1, ["no-such-code"] = 2 })
            {
                Types = new Dictionary<string, long> { ["snv"] = 15, ["deletion"] = 3, ["insertion"] = 1 },
                Transitions = 10,
                Transversions = 5,
                Chromosomes = [new("NC_000962.3", 18), new("plasmid", 1)],
            },
            Timeline =
            [
                new(Noon, JobStatus.Uploading, "Submitted"),
                new(Noon.AddSeconds(1), JobStatus.Running, "Attempt 1 began"),
                new(Noon.AddSeconds(2), JobStatus.Completed, "Completed"),
            ],
        };
    }
}

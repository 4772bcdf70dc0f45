using GasOrleans.Jobs;
using GasOrleans.Users;
using GasOrleans.WebClient.Account;
using Microsoft.Extensions.DependencyInjection;

namespace GasOrleans.WebClient.Tests;

/// <summary>All kinds of pages, as one person sees them, with something to see on each.</summary>
internal static class Pages
{
    public static IEnumerable<(string Name, string Path)> Of(WebServer web, UserId user)
    {
        var jobs = Jobs(web, user).Select(job => web.World.Put(job)).ToDictionary(job => job.Status);
        web.Storage.Put("results", jobs[JobStatus.Completed].Files[3].Key, "Total: 19\nIn dbSNP: 12 (63.16%)\nVariants located:\nIn CDS 13\n");
        web.World.Places[jobs[JobStatus.Pending].Key] = new(4, false, TimeSpan.FromMinutes(2));
        web.World.Mails[jobs[JobStatus.Completed].Key] = [new(Given.Noon.AddSeconds(3), "completed")];
        var gone = Given.AUser();
        web.World.Removals[gone] = new(Guid.NewGuid(), Given.Noon, 7, Given.Noon.AddMinutes(1));
        var completed = jobs[JobStatus.Completed].Key.Id;
        return
        [
            ("home", "/"),
            ("submit", "/submit"),
            ("jobs", "/jobs"),
            ("jobs-none", "/jobs?status=cancelled&name=nothing&from=2026-11-01"),
            .. jobs.Values.Select(job => ($"job-{job.Status}", $"/jobs/{job.Key.Id}")),
            ("cancel", $"/jobs/{jobs[JobStatus.Running].Key.Id}/cancel"),
            ("delete", $"/jobs/{completed}/delete"),
            ("browser", $"/jobs/{completed}/browser"),
            ("browser-none", $"/jobs/{completed}/browser?at=NONE"),
            ("variants", $"/jobs/{completed}/variants"),
            ("variants-none", $"/jobs/{completed}/variants?gene=katG"),
            ("again", $"/jobs/{completed}/again"),
            ("arrived", $"/jobs/{jobs[JobStatus.Uploading].Key.Id}/uploaded"),
            ("profile", "/profile"),
            ("data", "/profile/data"),
            ("removed", $"/removed?receipt={web.Services.GetRequiredService<Receipts>().Of(gone)}"),
            ("tokens", "/profile/tokens"),
            ("api", "/api"),
            ("email", "/profile/email/confirm?key=x"),
            ("stop-mail", $"/mail/stop?user={user}&kind=Failed&key=x"),
            .. Failing.Statuses.Select(status => ($"error-{status}", $"{Failing.Path}/{status}")),
        ];
    }

    private static IEnumerable<JobSnapshot> Jobs(WebServer web, UserId user)
    {
        var done = StoredResult.Of(web, Given.ACompletedJobOf(user));
        yield return Of(JobStatus.Uploading) with { UploadEndsAt = Given.Window };
        yield return Of(JobStatus.Pending);
        yield return Of(JobStatus.Running) with { Attempt = 1, Progress = new(120_345, 3_000_000, 9_000_000, 18_000) { Log = "Total: 120345\nVariants located:\nIn CDS 90871\n" } };
        yield return done with { Request = new("patient 17, second run.vcf.gz", "tb-h37rv") };
        yield return Of(JobStatus.Failed) with { Failure = new("spaces-not-tabs", "The columns are separated by spaces.", 12, "Replace runs of spaces by one tab."), CompletedAt = Given.Noon };
        yield return Of(JobStatus.Cancelled);
        yield return Of(JobStatus.Archived) with
        {
            CompletedAt = Given.Noon,
            Summary = done.Summary,
            RestorePrices = [new("Expedited", 0.04m, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), "us-east-1", new(2026, 11, 1))],
        };
        yield return Of(JobStatus.Restoring) with
        {
            CompletedAt = Given.Noon,
            Retrieval = new("Standard", "no capacity for expedited retrievals", Given.Noon, Given.Noon.AddHours(5), false),
        };
        yield return Of(JobStatus.Deleted) with { ReceiptUntil = Given.Window };

        JobSnapshot Of(JobStatus status) => Given.Job(Given.AJobOf(user), status);
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using GasOrleans.Archive;
using GasOrleans.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static GasOrleans.Jobs.JobStatus;

namespace GasOrleans.Doctor;

/// <summary>Jobs that nothing moves any more. What only a job's grain knows, its worker and its reminder, it is asked for.</summary>
internal sealed class StandstillLook(
    IGrainFactory grains,
    IArchive archive,
    IOptions<ArchiveOptions> archiveOptions,
    [FromKeyedServices(Clock.Domain)] TimeProvider clock)
{
    /// <param name="job">The job, as stored a while ago.</param>
    /// <param name="isLineEmpty">Whether the queue of requests is empty.</param>
    /// <param name="silent">Takes the jobs whose worker must be listened for.</param>
    /// <param name="round">The examination.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Finding?> LookAsync(JobState job, bool isLineEmpty, List<JobState> silent, Round round, CancellationToken ct)
    {
        if (Overdue(job, round) is { } overdue)
        {
            return Finding.Overdue(job, overdue);
        }

        if (job.Status is not (Pending or Running or Archiving or Restoring) || job.StatusSince > round.Still)
        {
            return null;
        }

        await round.PaceAsync(ct);
        var pulse = await grains.GetGrain<IExaminedGrain>($"{job.Key}").PulseAsync(ct);
        if (pulse.Version != job.Version)
        {
            return pulse.Version < job.Version ? Finding.Stale(job, pulse.Version) : null;
        }

        switch (pulse)
        {
            case { ClaimLeft: { } left } when left <= TimeSpan.Zero:
                return Finding.LostWorker(job);
            case { ClaimLeft: not null, IsHeard: false }:
                silent.Add(job);
                return null;
            case { ClaimLeft: null } when job.Status == Restoring && await RequestAsync(job, round, ct) is { } why:
                return Finding.NoRequest(job, why);
            case { IsWatched: false } when job.ParkedReason is null:
                return Finding.NoWatchdog(job);
            default:
                return job.Status == Pending && isLineEmpty ? Finding.NoMessage(job) : null;
        }
    }

    /// <summary>A grain that was just activated must be given a claim's length to hear a worker.</summary>
    public async IAsyncEnumerable<Finding> ListenAsync(IReadOnlyList<JobState> silent, Round round, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var job in silent)
        {
            var grain = grains.GetGrain<IExaminedGrain>($"{job.Key}");
            await round.PaceAsync(ct);
            var pulse = await grain.PulseAsync(ct);
            while (pulse is { ClaimLeft: { } left, IsHeard: false } && left > TimeSpan.Zero)
            {
                await Task.Delay(left, clock, ct);
                pulse = await grain.PulseAsync(ct);
            }

            if (pulse.Version == job.Version && pulse.ClaimLeft <= TimeSpan.Zero)
            {
                yield return Finding.LostWorker(job);
            }
        }
    }

    private string? Overdue(JobState job, Round round) => job switch
    {
        { Status: Uploading, UploadEndsAt: { } end } when end <= round.Old => Text($"Its upload was to end until {end:u}, and nobody has said that it did not."),
        { Status: Deleting } when job.StatusSince <= round.Old => Text($"It is to be removed since {job.StatusSince:u}, and is not."),
        { Status: Completed or Thawed, WindowEndsAt: { } end, Result: { } hot } when end <= round.Old && hot.Bytes >= archiveOptions.Value.MinimumBytes
            => Text($"Its result was to leave hot storage at {end:u}, and has not."),
        _ => null,
    };

    /// <summary>Why nobody will bring the result; <see langword="null"/> when somebody may.</summary>
    private async Task<string?> RequestAsync(JobState job, Round round, CancellationToken ct)
    {
        if (job is { Retrieval: null, ParkedReason: null })
        {
            return "no retrieval was asked for.";
        }

        if (job is not { Retrieval: { IsReady: false } retrieval, Archive: { } copy } || retrieval.AskedAt > round.Still)
        {
            return null;
        }

        await round.PaceAsync(ct);
        return await archive.LookAsync(copy, retrieval, ct) is RetrievalLook.Failed failed ? failed.Reason : null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using GasOrleans.Annotation.Consequences;
using GasOrleans.Genomes;
using GasOrleans.Jobs;
using GasOrleans.Queues;
using GasOrleans.Results;
using Microsoft.Extensions.Options;

namespace GasOrleans.Annotation;

/// <summary>One attempt at a job: S3 → engine → S3, under a live claim.</summary>
internal sealed partial class AnnotationAttempt(
    IGrainFactory grains,
    ResultStore store,
    GenomeCatalogue genomes,
    Engines engines,
    Checkpoints checkpoints,
    JobStreams streams,
    IOptions<ClaimOptions> claims,
    IOptions<WorkerOptions> worker,
    TimeProvider time,
    ILogger<AnnotationAttempt> logger)
{
    /// <summary>What a page can show, and a job's item can hold.</summary>
    private const int MostChromosomes = 50;
    private static readonly TimeSpan Insistence = TimeSpan.FromMinutes(1);

    /// <summary>Ends when the results stream has how the attempt ended; throws when it could not be told, so that the message comes again.</summary>
    public async Task RunAsync(JobKey key, ClaimAnswer.Granted granted, CancellationToken stopping)
    {
        var job = grains.Job(key);
        await using var claim = new ClaimKeeper(job, granted.Token, claims.Value, time, logger);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(claim.Lost, stopping);
        var safe = new AttemptProgress(grains.GetGrain<IAttemptGrain>(key.ToString()), granted.Token, claim, logger);
        var outcome = await EndAsync(key, job, granted, claim, safe, stop.Token, stopping);
        if (outcome is not null)
        {
            await ReportAsync(key, granted.Token, outcome);
        }

        if (safe.IsRecorded)
        {
            await (outcome is null && claim.IsRefused ? safe.LeaveAsync() : Task.CompletedTask);
        }
        else if (outcome is not AttemptOutcome.Published)
        {
            await RemoveOutputsAsync(granted.Work);
        }

        if (outcome is null)
        {
            LogLost(key, granted.Token, claim.IsRefused);
            if (!claim.IsRefused)
            {
                throw new TimeoutException($"The claim of {key} could not be kept.");
            }
        }
    }

    /// <summary>How it ended; <see langword="null"/> when the claim was lost.</summary>
    private async Task<AttemptOutcome?> EndAsync(
        JobKey key, IJobGrain job, ClaimAnswer.Granted granted, ClaimKeeper claim, AttemptProgress safe, CancellationToken stop, CancellationToken stopping)
    {
        try
        {
            return await AnnotateAsync(key, job, granted, claim, safe, stop);
        }
#pragma warning disable CA1031 // The boundary of an attempt: whatever failed was no fault of the input, and the job's grain decides what follows.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (claim.Lost.IsCancellationRequested)
            {
                return null;
            }

            if (stopping.IsCancellationRequested)
            {
                return new AttemptOutcome.HandedBack();
            }

            LogFaulted(e, key, granted.Token);
            return new AttemptOutcome.Faulted(Words(e));
        }
    }

    /// <summary>An attempt may have taken hours: it is not thrown away because one send failed. A report may be repeated.</summary>
    private async Task ReportAsync(JobKey key, long token, AttemptOutcome outcome)
    {
        for (var begun = time.GetTimestamp(); ;)
        {
            try
            {
                await streams.SendAsync(JobStreams.Results, key, new JobNews.AttemptEnded(token, outcome));
                return;
            }
#pragma warning disable CA1031 // Any failure of the send but the last is tried again; the last goes to the pump.
            catch (Exception e) when (time.GetElapsedTime(begun) < Insistence)
#pragma warning restore CA1031
            {
                LogReportFailed(e, token);
                await Task.Delay(claims.Value.RenewEvery, time, CancellationToken.None);
            }
        }
    }

    /// <summary>What was made visible of an attempt that does not count; best after the report, which must not wait for S3. Throws when S3 fails: removing the job removes the rest.</summary>
    private Task<int> RemoveOutputsAsync(JobWork work) => store.RemoveAsync(work.OutputBucket, work.OutputPrefix, CancellationToken.None);

    private async Task<AttemptOutcome> AnnotateAsync(
        JobKey key, IJobGrain job, ClaimAnswer.Granted granted, ClaimKeeper claim, AttemptProgress safe, CancellationToken ct)
    {
        var work = granted.Work;
        var annotator = engines.For(genomes.Open(work.Genome), new AnnotationLimits { CompressedBytes = work.MaximumBytes }, work.Options);
        var from = await checkpoints.FindAsync(key, granted, annotator, ct);
        using var input = await store.OpenAsync(work.Input, from?.InputOffset ?? 0, ct);
        var length = input.ContentLength + (from?.InputOffset ?? 0);
        await using var outputs = new AttemptOutputs(store, work, from?.Result);
        var keeper = new CheckpointKeeper(store, outputs.Vcf, work.OutputPrefix, worker.Value.CheckpointBytes, safe.RecordAsync);
        var progress = new ProgressTeller(job, granted.Token, length, time);
        switch (await annotator.AnnotateAsync(input.ResponseStream, length, outputs.Streams, progress, from?.Engine(), keeper.ReachedAsync, ct))
        {
            case Refused { Problem: var problem }:
                return new AttemptOutcome.InputRefused(new(problem.Id, problem.Sentence, problem.Line, problem.Fix));
            case Annotated { Summary: var summary }:
                await claim.EnsureAsync(ct);
                return new AttemptOutcome.Published(await outputs.PublishAsync(summary, ct), Summarise(summary));
            case var unknown:
                throw new InvalidOperationException($"The engine ended with {unknown.GetType().Name}, which this version does not know.");
        }
    }

    private static JobSummary Summarise(AnnotationSummary summary) => new(
        summary.Records,
        summary.Known,
        summary.Consequences.ToDictionary(pair => ConsequenceTerms.Name(pair.Key), pair => pair.Value),
        summary.Codes.ToDictionary(code => code.Id, code => code.Count))
    {
        Types = summary.Types.ToDictionary(pair => pair.Key.ToString().ToLowerInvariant(), pair => pair.Value),
        Transitions = summary.Transitions,
        Transversions = summary.Transversions,
        Chromosomes =
        [
            .. summary.Contigs.Take(MostChromosomes).Select(one => new ChromosomeCount(one.Name, one.Records)),
            .. summary.Contigs.Count > MostChromosomes ? [new ChromosomeCount("", summary.Contigs.Skip(MostChromosomes).Sum(one => one.Records))] : Array.Empty<ChromosomeCount>(),
        ],
    };

    /// <summary>The kind of fault for the owner's timeline: no message of an exception, which may hold anything.</summary>
    private static string Words(Exception e) => e switch
    {
        Amazon.S3.AmazonS3Exception s3 => $"storage did not answer as it should ({s3.ErrorCode})",
        Bcftools.CsqFailedException csq => $"bcftools csq {csq.Reason}",
        Reference.BrokenBundleException => "the reference genome cannot be read",
        IOException => "reading or writing failed",
        _ => "an internal error",
    };

    [LoggerMessage(LogLevel.Warning, "{JobKey}: attempt {Attempt} lost its claim and stopped (refused: {Refused})")]
    private partial void LogLost(JobKey jobKey, long attempt, bool refused);

    [LoggerMessage(LogLevel.Warning, "A report (attempt {Attempt}) could not be made; it is tried again")]
    private partial void LogReportFailed(Exception e, long attempt);

    [LoggerMessage(LogLevel.Error, "{JobKey}: attempt {Attempt} failed by a fault of ours")]
    private partial void LogFaulted(Exception e, JobKey jobKey, long attempt);
}

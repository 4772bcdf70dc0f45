using GasOrleans.Annotation.Consequences;
using GasOrleans.Genomes;
using GasOrleans.Jobs;
using GasOrleans.Results;
using Microsoft.Extensions.Options;

namespace GasOrleans.Annotation;

/// <summary>One attempt at a job: S3 → engine → S3, under a live claim.</summary>
internal sealed partial class AnnotationAttempt(
    IGrainFactory grains,
    ResultStore store,
    GenomeCatalogue genomes,
    IOptions<ClaimOptions> claims,
    TimeProvider time,
    ILogger<AnnotationAttempt> logger)
{
    /// <summary>Ends when the job's grain has written how the attempt ended; throws when it could not be told.</summary>
    public async Task RunAsync(JobKey key, ClaimAnswer.Granted granted, CancellationToken stopping)
    {
        var job = grains.Job(key);
        await using var claim = new ClaimKeeper(job, granted.Token, claims.Value, time, logger);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(claim.Lost, stopping);
        if (await EndAsync(key, job, granted, claim, stop.Token, stopping) is { } outcome
            && !await job.ReportAsync(granted.Token, outcome, CancellationToken.None))
        {
            LogRefused(key, granted.Token);
            await store.RemoveAsync(granted.Work.OutputBucket, granted.Work.OutputPrefix, CancellationToken.None);
        }
    }

    /// <summary>How it ended; <see langword="null"/> when the claim was lost, so that nobody wants to know.</summary>
    private async Task<AttemptOutcome?> EndAsync(
        JobKey key, IJobGrain job, ClaimAnswer.Granted granted, ClaimKeeper claim, CancellationToken stop, CancellationToken stopping)
    {
        try
        {
            return await AnnotateAsync(job, granted, claim, stop);
        }
        catch (OperationCanceledException) when (claim.Lost.IsCancellationRequested)
        {
            LogLost(key, granted.Token);
            return null;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return new AttemptOutcome.HandedBack();
        }
#pragma warning disable CA1031 // The boundary of an attempt: whatever failed was no fault of the input, and the job's grain decides what follows.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFaulted(e, key, granted.Token);
            return new AttemptOutcome.Faulted(Words(e));
        }
    }

    private async Task<AttemptOutcome?> AnnotateAsync(IJobGrain job, ClaimAnswer.Granted granted, ClaimKeeper claim, CancellationToken ct)
    {
        var work = granted.Work;
        var annotator = new VcfAnnotator(genomes.Open(work.Genome), new AnnotationLimits { CompressedBytes = work.MaximumBytes });
        using var input = await store.OpenAsync(work.Input, ct);
        await using var outputs = new AttemptOutputs(store, work);
        var progress = new ProgressTeller(job, granted.Token, input.ContentLength, time);
        switch (await annotator.AnnotateAsync(input.ResponseStream, input.ContentLength, outputs.Streams, progress, ct))
        {
            case Refused { Problem: var problem }:
                return new AttemptOutcome.InputRefused(new(problem.Id, problem.Sentence, problem.Line, problem.Fix));
            case Annotated { Summary: var summary } when await claim.IsMineAsync(ct):
                return new AttemptOutcome.Published(await outputs.PublishAsync(summary.HasIndex, ct), Summarise(summary));
            default:
                return null; // the claim went while the last bytes were written
        }
    }

    private static JobSummary Summarise(AnnotationSummary summary) => new(
        summary.Records,
        summary.Known,
        summary.Consequences.ToDictionary(pair => ConsequenceTerms.Name(pair.Key), pair => pair.Value),
        summary.Codes.ToDictionary(code => code.Id, code => code.Count));

    /// <summary>The kind of fault for the owner's timeline: no message of an exception, which may hold anything.</summary>
    private static string Words(Exception e) => e switch
    {
        Amazon.S3.AmazonS3Exception s3 => $"storage did not answer as it should ({s3.ErrorCode})",
        Reference.BrokenBundleException => "the reference genome cannot be read",
        IOException => "reading or writing failed",
        _ => "an internal error",
    };

    [LoggerMessage(LogLevel.Warning, "{JobKey}: attempt {Attempt} lost its claim and stopped")]
    private partial void LogLost(JobKey jobKey, long attempt);

    [LoggerMessage(LogLevel.Warning, "{JobKey}: attempt {Attempt} came too late; its outputs are removed")]
    private partial void LogRefused(JobKey jobKey, long attempt);

    [LoggerMessage(LogLevel.Error, "{JobKey}: attempt {Attempt} failed by a fault of ours")]
    private partial void LogFaulted(Exception e, JobKey jobKey, long attempt);
}

using GasOrleans.Jobs;
using GasOrleans.Results;

namespace GasOrleans.Annotation;

/// <summary>Finds from where an attempt can go on.</summary>
internal sealed partial class Checkpoints(ResultStore store, ILogger<Checkpoints> logger)
{
    /// <summary>
    /// What an earlier attempt left safe; <see langword="null"/> to begin anew: there is none, another build made it, or one
    /// for another genome or other options, or its parts are not there any more as they were.
    /// </summary>
    public async Task<AttemptCheckpoint?> FindAsync(JobKey key, ClaimAnswer.Granted granted, IVcfAnnotator annotator, CancellationToken ct)
    {
        if (granted.Checkpoint is not { } recorded)
        {
            return null;
        }

        var text = await store.ReadAsync(granted.Work.OutputBucket, recorded, ct);
        var found = text is null ? null : AttemptCheckpoint.Read(text);
        var usable = found is not null
            && found.InputOffset < granted.Work.Input.Bytes
            && annotator.CanGoOnFrom(found.Engine())
            && await store.HasPartsAsync(found.Result, ct);
        LogFound(key, granted.Token, recorded, usable ? found!.InputOffset : 0, granted.Work.Input.Bytes);
        return usable ? found : null;
    }

    [LoggerMessage(LogLevel.Information, "{JobKey}: attempt {Attempt} found {Checkpoint} and begins at byte {Offset} of {Bytes}")]
    private partial void LogFound(JobKey jobKey, long attempt, string checkpoint, long offset, long bytes);
}

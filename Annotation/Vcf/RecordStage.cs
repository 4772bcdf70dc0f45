using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>
/// The second stage: takes what is behind the header in chunks, several at once, and puts what they come to in order. A
/// file of one chunk is worked on right here.
/// </summary>
internal sealed class RecordStage(ReferenceBundle bundle, AnnotationLimits limits, AnnotationOptions options, LineReader lines, BgzfWriter output, Ledger ledger, int columns, int parallelism)
{
    private readonly int most = parallelism > 1 ? parallelism + 2 : 1;
    private readonly ChunkReader chunks = new(lines, limits, columns > Record.Fixed + 1 ? new(bundle) : null);
    private readonly Queue<ChunkStage> begun = new();
    private readonly Stack<ChunkStage> idle = new();

    /// <summary>Takes all lines; returns why the file is refused.</summary>
    public async Task<Problem?> RunAsync(Func<LinePlace?, ValueTask> moved, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            return await TakeAsync(moved, stop.Token) ?? lines.Refusal ?? Misfit.Of(bundle, ledger.Contigs, ledger.Counts);
        }
        finally
        {
            await EndAsync(stop);
        }
    }

    private async ValueTask<Problem?> TakeAsync(Func<LinePlace?, ValueTask> moved, CancellationToken ct)
    {
        var next = new ChunkStage(bundle, limits, options, columns);
        while (await chunks.ReadAsync(next.Chunk, ct))
        {
            Begin(next, ct);
            begun.Enqueue(next);
            if (begun.Count == most && await EnterOldestAsync(moved, ct) is { } refusal)
            {
                return refusal;
            }

            next = idle.TryPop(out var free) ? free : new(bundle, limits, options, columns);
        }

        while (begun.Count > 0)
        {
            if (await EnterOldestAsync(moved, ct) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private void Begin(ChunkStage chunk, CancellationToken ct)
    {
        chunk.Begin();
        if (most == 1 || (begun.Count == 0 && lines.Ended && lines.Unread.IsEmpty))
        {
            chunk.Run(ct);
        }
        else
        {
            chunk.Running = Task.Run(() => chunk.Run(ct), ct);
        }
    }

    private async ValueTask<Problem?> EnterOldestAsync(Func<LinePlace?, ValueTask> moved, CancellationToken ct)
    {
        var chunk = begun.Peek();
        await chunk.Running;
        while (true)
        {
            if (ledger.Enter(chunk, output.Position) is { } refusal)
            {
                return refusal;
            }

            await output.AppendAsync(chunk.Output, ct);
            await moved(chunk.IsDone ? chunk.Chunk.End : null);
            if (chunk.IsDone)
            {
                break;
            }

            chunk.BeginPart();
            chunk.Run(ct);
        }

        idle.Push(begun.Dequeue());
        return null;
    }

    /// <summary>Nobody works on for a run that is over.</summary>
    private async ValueTask EndAsync(CancellationTokenSource stop)
    {
        if (begun.Count > 0)
        {
            await stop.CancelAsync();
        }

        foreach (var chunk in begun)
        {
            await chunk.Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

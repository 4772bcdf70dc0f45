using GasOrleans.Jobs;

namespace GasOrleans.Uploads;

/// <summary>One upload in parts at a time; what was written down can be gone on with by anybody who has the file.</summary>
internal sealed class UploadGrain([PersistentState("upload")] IPersistentState<UploadState> stored, PartStore parts) : Grain, IUploadGrain
{
    private UploadSession? Agreed
        => stored.State is { Ticket: { } ticket, File: { } file, UploadId: { } id } ? new(ticket, file, id, []) : null;

    public async Task<UploadAnswer> BeginAsync(UploadTicket ticket, UploadFile file, CancellationToken ct)
    {
        if (UploadRules.WhyNot(ticket, file) is { } refusal)
        {
            return new(null, refusal);
        }

        if (Agreed?.File == file && await CountAsync(ct) is { } begun)
        {
            return new(begun, null);
        }

        await AbortAsync(ct);
        // A crash before the write leaves an upload that nobody knows; the bucket's own rule removes it after a week.
        var next = new UploadState { Ticket = ticket, File = file, UploadId = await parts.BeginAsync(ticket, ct) };
        await WriteAsync(next, ct);
        return new(Agreed, null);
    }

    public Task<UploadSession?> LookAsync(CancellationToken ct) => Task.FromResult(Agreed);

    public async Task<UploadSession?> CountAsync(CancellationToken ct)
        => Agreed is { } upload && await parts.ListAsync(upload, ct) is { } safe
            ? upload with { Parts = [.. safe.Where(part => part.Size == upload.File.BytesOf(part.PartNumber ?? 0)).Select(part => new SafePart(part.PartNumber ?? 0, part.Size ?? 0, part.ChecksumSHA256 ?? ""))] }
            : null;

    public async Task<Refusal?> CompleteAsync(string sum, CancellationToken ct)
    {
        if (Agreed is not { } upload)
        {
            return null;
        }

        if (await parts.ListAsync(upload, ct) is { } safe)
        {
            if (UploadRules.WhyNot(upload.File, safe, sum) is { } refusal)
            {
                return refusal;
            }

            await parts.CompleteAsync(upload, safe, ct);
        }

        await ForgetAsync(ct);
        return null;
    }

    public async Task AbortAsync(CancellationToken ct)
    {
        if (Agreed is { } upload)
        {
            await parts.AbortAsync(upload, ct);
            await ForgetAsync(ct);
        }
    }

    private async Task WriteAsync(UploadState next, CancellationToken ct)
    {
        stored.State = next;
        try
        {
            await stored.WriteStateAsync(ct);
        }
        catch
        {
            DeactivateOnIdle(); // what was not written must not outlive the exception
            throw;
        }
    }

    private async Task ForgetAsync(CancellationToken ct)
    {
        try
        {
            await stored.ClearStateAsync(ct);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}

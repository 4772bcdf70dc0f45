using GasOrleans.Jobs;
using GasOrleans.Uploads;
using GasOrleans.Users;
using GasOrleans.WebClient.Files;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Submissions;

/// <summary>Uploads in parts: what is agreed is the grain's, what is there is S3's, and nothing is this server's.</summary>
internal sealed class PartUploads(IGrainFactory grains, Buckets buckets, IOptions<UploadOptions> options)
{
    private const long Mebi = 1024 * 1024;
    private const int MostParts = 1000;
    private const int MostAtOnce = 50;
    private const int MostUnfinished = 20;
    private const int SumLength = 32;

    /// <summary>From this size on, in bytes, a file goes in parts.</summary>
    public long PartsFrom => options.Value.PartsFrom;

    public bool Takes(ScriptFile file) => file.Bytes >= PartsFrom;

    public async Task<Submitted> BeginAsync(JobKey key, UploadTicket ticket, ScriptFile file, CancellationToken ct)
    {
        var answer = await grains.Upload(key).BeginAsync(ticket, new(file.Bytes, file.ModifiedAt, PartBytes(file.Bytes)), ct);
        return new(null, answer.Session, answer.Refusal);
    }

    /// <summary>An address for each part; <see langword="null"/> when no such upload is under way, or a part is none of it.</summary>
    public async Task<IReadOnlyList<string>?> SignAsync(JobKey key, IReadOnlyList<ScriptPart> parts, CancellationToken ct)
        => await grains.Upload(key).LookAsync(ct) is { } upload && parts.Count is > 0 and <= MostAtOnce && parts.All(part => IsOf(upload, part))
            ? await Task.WhenAll(parts.Select(part => buckets.PartLinkAsync(upload, part.Number, part.Sum)))
            : null;

    /// <summary>Makes the input of its parts and starts the job; each of it once, however often it is asked for.</summary>
    public async Task<Refusal?> CompleteAsync(JobKey key, string? sum, CancellationToken ct)
        => (sum is null ? null : await grains.Upload(key).CompleteAsync(sum, ct)) ?? await grains.Job(key).UploadedAsync(ct);

    /// <summary>The uploads that this person left.</summary>
    public async Task<IReadOnlyList<ScriptUnfinished>> UnfinishedAsync(UserId user, CancellationToken ct)
    {
        var ids = await buckets.UnfinishedAsync(user, MostUnfinished, ct);
        var all = await Task.WhenAll(ids.Select(id => UnfinishedAsync(new JobKey(user, id), ct)));
        return [.. all.OfType<ScriptUnfinished>()];
    }

    private async Task<ScriptUnfinished?> UnfinishedAsync(JobKey key, CancellationToken ct)
    {
        var (job, upload) = (grains.Job(key).LookAsync(ct), grains.Upload(key).CountAsync(ct));
        return await job is { Status: JobStatus.Uploading } waits && await upload is { } left
            ? new($"{key.Id}", waits.Request.FileName, left.File.Bytes, left.File.ModifiedAt, left.Parts.Sum(part => part.Bytes))
            : null;
    }

    private long PartBytes(long bytes)
        => Math.Max(options.Value.PartBytes, ((((bytes + MostParts - 1) / MostParts) + Mebi - 1) / Mebi) * Mebi);

    private static bool IsOf(UploadSession upload, ScriptPart part)
        => part.Number >= 1 && part.Number <= upload.File.Parts && Convert.TryFromBase64String(part.Sum ?? "", new byte[SumLength + 1], out var length) && length == SumLength;
}

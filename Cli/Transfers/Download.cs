using System.Buffers.Binary;
using System.IO.Hashing;
using System.Net;
using System.Text.Json;
using GasOrleans.Cli.Api;

namespace GasOrleans.Cli.Transfers;

/// <summary>A file fetched into a partial file beside its place, gone on with where it was cut, checked, and then put into its place.</summary>
internal sealed class Download(GasClient client, string id, string kind) : IDisposable
{
    private const int Block = 128 * 1024;
    private const int Attempts = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>A fresh link, and what it leads to.</summary>
    public async Task<FileLink> LinkAsync(CancellationToken ct)
        => (await client.GetAsync($"jobs/{GasClient.Segment(id)}/files/{GasClient.Segment(kind)}", ct)).Deserialize<FileLink>(JsonSerializerOptions.Web)!;

    public async Task ToAsync(FileLink link, string path, Action<long> came, CancellationToken ct)
    {
        var part = new PartialFile(path);
        for (var attempt = 1; part.Length < link.Bytes || !part.Exists; attempt++)
        {
            try
            {
                await GoOnAsync(link, part, came, ct);
            }
            catch (HttpRequestException) when (attempt < Attempts)
            {
                // What came is kept; a fresh link fetches the rest.
                await Task.Delay(Pause, client.Time, ct);
                link = await LinkAsync(ct);
            }
        }

        await CheckAsync(link, part, ct);
        part.Put();
    }

    public void Dispose() => http.Dispose();

    private async Task GoOnAsync(FileLink link, PartialFile part, Action<long> came, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, link.Url);
        if (part is { Length: > 0, Tag: { } tag })
        {
            request.Headers.Range = new(part.Length, null);
            request.Headers.IfRange = new(tag);
        }

        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
        {
            throw new HttpRequestException($"The storage answered {(int)answer.StatusCode}.");
        }

        await using var file = part.Open(answer.StatusCode == HttpStatusCode.PartialContent, answer.Headers.ETag);
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        var block = new byte[Block];
        while (await ReadAsync(body, block, ct) is > 0 and var read)
        {
            if (file.Length + read > link.Bytes)
            {
                throw Damaged(part, $"more than the {link.Bytes} bytes of the file came");
            }

            await file.WriteAsync(block.AsMemory(0, read), ct);
            came(file.Length);
        }

        if (file.Length < link.Bytes)
        {
            throw new HttpRequestException($"The download was cut at {file.Length} of {link.Bytes} bytes.");
        }
    }

    // What is cut on the way is tried again; what the disk refuses is not.
    private static async Task<int> ReadAsync(Stream body, byte[] block, CancellationToken ct)
    {
        try
        {
            return await body.ReadAsync(block, ct);
        }
        catch (IOException cut)
        {
            throw new HttpRequestException(cut.Message, cut);
        }
    }

    private static async Task CheckAsync(FileLink link, PartialFile part, CancellationToken ct)
    {
        if (part.Length != link.Bytes)
        {
            throw Damaged(part, $"{part.Length} bytes came, and the file has {link.Bytes}");
        }

        if (link.Crc64Nvme is { } sum && await SumAsync(part, ct) is var computed && computed != sum)
        {
            throw Damaged(part, $"the checksum of what came is {computed}, not {sum}");
        }
    }

    private static async Task<string> SumAsync(PartialFile part, CancellationToken ct)
    {
        var crc = new Crc64(Crc64ParameterSet.Nvme);
        await using var file = File.OpenRead(part.Path);
        await crc.AppendAsync(file, ct);
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, crc.GetCurrentHashAsUInt64());
        return Convert.ToBase64String(bytes);
    }

    private static Failure Damaged(PartialFile part, string how)
    {
        part.Forget();
        return new(Exit.Damaged, "damaged", $"The download is damaged: {how}. Nothing was kept; try again.");
    }
}

/// <summary>A link to a file.</summary>
internal sealed record FileLink(Uri Url, string Name, long Bytes, string? Crc64Nvme);

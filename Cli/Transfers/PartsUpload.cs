using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using GasOrleans.Cli.Api;

namespace GasOrleans.Cli.Transfers;

/// <summary>A large file sent in parts, some at once. What storage has already, whole, is not sent again: a cut costs no more than the parts that were on their way.</summary>
internal sealed class PartsUpload(GasClient client, string job, JsonElement parts, FileInfo file) : IDisposable
{
    private const int AtOnce = 4;
    private const int Attempts = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly long partBytes = parts.GetProperty("partBytes").GetInt64();
    private readonly Dictionary<int, string> safe = parts.GetProperty("safe").EnumerateArray()
        .ToDictionary(one => one.GetProperty("number").GetInt32(), one => one.GetProperty("sum").GetString()!);

    private readonly ConcurrentDictionary<int, long> sent = new();

    /// <summary>Sends what is not there, and returns the sum of all: SHA-256, in Base64, of the parts' SHA-256.</summary>
    public async Task<string> SendAsync(Action<long> confirmed, CancellationToken ct)
    {
        var count = (int)((file.Length + partBytes - 1) / partBytes);
        var sums = new byte[count][];
        await Parallel.ForEachAsync(Enumerable.Range(1, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (number, stop) =>
        {
            sums[number - 1] = await SumAsync(number, stop);
            var sum = Convert.ToBase64String(sums[number - 1]);
            if (!(safe.TryGetValue(number, out var known) && known == sum))
            {
                await PersistAsync(number, sum, done => Tell(number, done, confirmed), stop);
            }

            Tell(number, BytesOf(number), confirmed);
        });
        return Convert.ToBase64String(SHA256.HashData([.. sums.SelectMany(sum => sum)]));
    }

    public void Dispose() => http.Dispose();

    private long BytesOf(int number) => Math.Min(partBytes, file.Length - ((number - 1) * partBytes));

    private void Tell(int number, long bytes, Action<long> confirmed)
    {
        sent[number] = bytes;
        confirmed(sent.Values.Sum());
    }

    private async Task<byte[]> SumAsync(int number, CancellationToken ct)
    {
        using var content = new FileContent(file, (number - 1) * partBytes, BytesOf(number), _ => { });
        using var sha = SHA256.Create();
        await using var hashing = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write);
        await content.CopyToAsync(hashing, ct);
        await hashing.FlushFinalBlockAsync(ct);
        return sha.Hash!;
    }

    private async Task PersistAsync(int number, string sum, Action<long> on, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await TryPutAsync(number, sum, on, attempt == Attempts, ct))
            {
                return;
            }

            await Task.Delay(FirstPause * Math.Pow(2, attempt - 1), client.Time, ct);
        }
    }

    private async Task<bool> TryPutAsync(int number, string sum, Action<long> on, bool isLast, CancellationToken ct)
    {
        // Signed anew each time: an address may have ended meanwhile.
        var signed = await client.ChangeAsync(HttpMethod.Post, $"jobs/{job}/upload/parts", new { parts = new[] { new { number, sum } } }, null, ct);
        using var request = new HttpRequestMessage(HttpMethod.Put, signed.GetProperty("urls")[0].GetString())
        {
            Content = new FileContent(file, (number - 1) * partBytes, BytesOf(number), on),
            Headers = { { "x-amz-checksum-sha256", sum } },
        };
        try
        {
            using var answer = await http.SendAsync(request, ct);
            return answer.IsSuccessStatusCode || (!isLast && answer.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.Forbidden
                ? false
                : throw StorageRefusal.Of(answer.StatusCode, await answer.Content.ReadAsStringAsync(ct)));
        }
        catch (HttpRequestException) when (!isLast)
        {
            return false;
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Doctoring;

/// <summary>All rows, objects and uploads as they are, byte for byte.</summary>
internal sealed record Stored(IReadOnlyDictionary<string, string> Rows, IReadOnlyDictionary<string, string> Objects, IReadOnlySet<string> Uploads)
{
    public static async Task<Stored> ReadAsync(Cluster cluster, CancellationToken ct)
    {
        var rows = new Dictionary<string, string>();
        Dictionary<string, AttributeValue>? next = null;
        do
        {
            (var page, next) = await cluster.Table.ScanAsync(next, 500, ct);
            foreach (var row in page)
            {
                rows.Add($"{row["user_id"].S}/{row["job_id"].S}", Text(new AttributeValue { M = row }));
            }
        }
        while (next is not null);

        var objects = new Dictionary<string, string>();
        var uploads = new HashSet<string>();
        foreach (var bucket in (string[])["gas-inputs", "gas-results"])
        {
            await foreach (var one in cluster.S3.Paginators.ListObjectsV2(new() { BucketName = bucket }).S3Objects.WithCancellation(ct))
            {
                objects.Add($"{bucket}/{one.Key}", one.StorageClass == "GLACIER" ? one.ETag : await SumAsync(cluster, bucket, one.Key, ct));
            }

            await foreach (var one in cluster.S3.Paginators.ListMultipartUploads(new() { BucketName = bucket }).Uploads.WithCancellation(ct))
            {
                uploads.Add($"{bucket}/{one.Key}");
            }
        }

        return new(rows, objects, uploads);
    }

    /// <summary>Only what belongs to these jobs, or to no job.</summary>
    public Stored Of(ICollection<JobKey> jobs)
    {
        var keys = jobs.Select(job => $"{job}").ToHashSet();
        return new(
            Rows.Where(row => keys.Contains(row.Key)).ToDictionary(),
            Objects.Where(one => JobOf(one.Key) is not { } job || keys.Contains(job)).ToDictionary(),
            Uploads.Where(one => JobOf(one) is not { } job || keys.Contains(job)).ToHashSet());
    }

    public Stored Without(ICollection<string> paths) => this with
    {
        Objects = Objects.Where(one => !paths.Contains(one.Key)).ToDictionary(),
        Uploads = Uploads.Except(paths).ToHashSet(),
    };

    public void AssertSame(Stored other)
    {
        Assert.Equal(Rows.OrderBy(row => row.Key), other.Rows.OrderBy(row => row.Key));
        Assert.Equal(Objects.OrderBy(one => one.Key), other.Objects.OrderBy(one => one.Key));
        Assert.Equal(Uploads.Order(), other.Uploads.Order());
    }

    private static string? JobOf(string path)
    {
        var parts = path.Replace("gas-results/archive/", "gas-results/", StringComparison.Ordinal).Split('/');
        return parts.Length > 3 && JobKey.TryParse($"{parts[1]}/{parts[2]}", out var job) ? $"{job}" : null;
    }

    private static async Task<string> SumAsync(Cluster cluster, string bucket, string key, CancellationToken ct)
    {
        using var answer = await cluster.S3.GetObjectAsync(bucket, key, ct);
        return Convert.ToHexString(await SHA256.HashDataAsync(answer.ResponseStream, ct));
    }

    private static string Text(AttributeValue value) => value switch
    {
        { M.Count: > 0 } => $"{{{string.Join(',', value.M.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{Text(pair.Value)}"))}}}",
        { L.Count: > 0 } => $"[{string.Join(',', value.L.Select(Text))}]",
        { BOOL: { } flag } => flag.ToString(CultureInfo.InvariantCulture),
        _ => value.S ?? value.N ?? "",
    };
}

using System.Security.Cryptography;
using System.Text;

namespace Orleans.Aws;

/// <summary>Carries the caller's own name of an event to the queue, in the request context.</summary>
internal static class SqsOnce
{
    private const string Key = "orleans.aws.sqs.once";

    public static void Set(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        RequestContext.Set(Key, id);
    }

    public static void Clear() => RequestContext.Remove(Key);

    /// <summary>Takes the name out of what travels on to the subscribers; null: there is none.</summary>
    public static string? Take(Dictionary<string, object>? context)
        => context is not null && context.Remove(Key, out var id) ? id as string : null;

    /// <summary>What SQS compares: any text becomes one it takes, each part of an event that was split its own.</summary>
    public static string DeduplicationId(string id, int part)
        => FormattableString.Invariant($"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))}-{part}");
}

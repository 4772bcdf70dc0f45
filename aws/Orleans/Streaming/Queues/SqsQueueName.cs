using System.Security.Cryptography;
using System.Text;
using Orleans.Streams;

namespace Orleans.Aws;

/// <summary>The name of a stream provider's queue: the official package's, made valid where that would not be.</summary>
internal static class SqsQueueName
{
    private const int Longest = 80;
    private const string Fifo = ".fifo";
    private const string Dead = "-dead";

    public static string Of(string serviceId, QueueId queue, bool fifo) => Valid($"{serviceId}-{queue}", fifo ? Fifo : "");

    /// <summary>The name of the dead-letter queue that is created with a queue.</summary>
    public static string OfDead(string name)
        => name.EndsWith(Fifo, StringComparison.Ordinal) ? Valid(name[..^Fifo.Length] + Dead, Fifo) : Valid(name + Dead, "");

    private static string Valid(string name, string suffix)
    {
        var clean = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        if (clean == name && clean.Length + suffix.Length <= Longest)
        {
            return name + suffix;
        }

        // Two names that are cleaned or cut to the same text are told apart by their hash.
        var hash = '-' + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
        return clean[..Math.Min(clean.Length, Longest - suffix.Length - hash.Length)] + hash + suffix;
    }
}

using System.Security.Cryptography;

namespace Amazon.Glacier;

/// <summary>
/// The SHA-256 tree hash: hashes of each MiB, joined in pairs until one is left; an odd one goes up as it is
/// (https://docs.aws.amazon.com/amazonglacier/latest/dev/checksum-calculations.html).
/// </summary>
public static class TreeHashGenerator
{
    private const int MiB = 1024 * 1024;

    /// <summary>The tree hash of what is left of a stream.</summary>
    public static string CalculateTreeHash(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var hashes = new List<byte[]>();
        var piece = new byte[MiB];
        int read;
        while ((read = stream.ReadAtLeast(piece, MiB, throwOnEndOfStream: false)) > 0)
        {
            hashes.Add(SHA256.HashData(piece.AsSpan(0, read)));
        }

        // Of nothing there is still a hash.
        return Join(hashes.Count > 0 ? hashes : [SHA256.HashData([])]);
    }

    /// <summary>The tree hash of parts, from theirs; each but the last must be of the same size: a MiB, or two, four, eight …</summary>
    public static string CalculateTreeHash(IEnumerable<string> partHashes) => Join([.. partHashes.Select(Convert.FromHexString)]);

    private static string Join(List<byte[]> level)
    {
        while (level.Count > 1)
        {
            level = [.. level.Chunk(2).Select(pair => pair is [var left, var right] ? SHA256.HashData([.. left, .. right]) : pair[0])];
        }

        return level is [var root] ? Convert.ToHexStringLower(root) : throw new ArgumentException("There are no parts.");
    }
}

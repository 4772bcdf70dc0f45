using System.Globalization;
using System.Security.Cryptography;
using Amazon.S3.Model;
using GasOrleans.Jobs;

namespace GasOrleans.Uploads;

/// <summary>When an upload may begin, and when its parts are the file.</summary>
internal static class UploadRules
{
    /// <summary>S3's own limits.</summary>
    private const int MostParts = 10_000;
    private const long LeastPart = 5L * 1024 * 1024;

    /// <summary>Why a file cannot be uploaded so; <see langword="null"/> when it can.</summary>
    public static Refusal? WhyNot(UploadTicket ticket, UploadFile file) => file switch
    {
        { Bytes: <= 0 } => new Refusal.BadUpload("empty-file", "The file is empty."),
        _ when file.Bytes > ticket.MaximumBytes => TooLarge(file.Bytes, ticket.MaximumBytes),
        { PartBytes: < LeastPart } => new Refusal.Invalid("partBytes", "A part has at least 5 MiB."),
        { Parts: > MostParts } => new Refusal.Invalid("partBytes", $"A file has at most {MostParts} parts."),
        _ => null,
    };

    /// <summary>Why the parts are not the file; <see langword="null"/> when they are.</summary>
    public static Refusal? WhyNot(UploadFile file, IReadOnlyList<PartDetail> parts, string sum)
    {
        var missing = Enumerable.Range(1, file.Parts).Except(parts.Where(part => part.Size == file.BytesOf(part.PartNumber ?? 0)).Select(part => part.PartNumber ?? 0)).ToList();
        return missing.Count > 0 || parts.Count != file.Parts
            ? new Refusal.BadUpload("parts-missing", $"{Count(Math.Max(1, missing.Count))} of {Count(file.Parts)} parts of the file are not there as they should be. Send them again.")
            : sum == Sum(parts.Select(part => part.ChecksumSHA256)) ? null
            : new Refusal.BadUpload("sum-mismatch", "What arrived is not the file that was sent: its sum is another. The file may have changed on the way or on your disk; send it again.");
    }

    /// <summary>SHA-256 of the parts' SHA-256, one after the other.</summary>
    public static string Sum(IEnumerable<string?> sums)
        => Convert.ToBase64String(SHA256.HashData([.. sums.SelectMany(sum => Convert.FromBase64String(sum ?? ""))]));

    private static Refusal.BadUpload TooLarge(long bytes, long most) => new(
        "file-too-large", $"The file has {Count(bytes)} bytes, and your plan allows {Count(most)}. Split it by chromosome, or upgrade to a larger plan.");

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

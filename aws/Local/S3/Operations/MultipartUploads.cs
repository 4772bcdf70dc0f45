using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GasOrleans.Aws.Local.S3.Signing;
using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.S3.Operations;

/// <summary>Objects made of parts.</summary>
internal sealed partial class MultipartUploads(BucketStore store, Objects objects)
{
    private const int SmallestPart = 5 * 1024 * 1024;
    private const int MostParts = 10_000;
    private const int LongestList = 1024 * 1024 * 2;

    public Task BeginAsync(S3Request request)
    {
        var upload = new Upload(Guid.NewGuid().ToString("N"), request.Key, store.Now, ObjectHeaders.Read(request.Http))
        {
            WholeChecksum = FullChecksum.IsAsked(request.Header(FullChecksum.Algorithm)),
            PartChecksums = PartChecksums.IsAsked(request.Header(FullChecksum.Algorithm)),
        };
        store.Require(request.Bucket).Begin(upload);
        return Xml.WriteAsync(request.Answer, Xml.Element("InitiateMultipartUploadResult", Xml.Element("Bucket", request.Bucket), Xml.Element("Key", request.Key), Xml.Element("UploadId", upload.Id)));
    }

    public async Task PutPartAsync(S3Request request, SignedBody signed)
    {
        Objects.RequireSize(signed.Length);
        PartChecksums.RequireGiven(store.Require(request.Bucket).FindUpload(request.Query("uploadId")!, request.Key), request);
        var part = await AddAsync(request, Checksum.ReadCheckedAsync(request.Http, signed, request.Aborted), () => PartChecksums.Given(request.Http, signed));
        request.Answer.Headers.ETag = Xml.Quoted(part.Body.Md5);
        foreach (var (name, value) in Checksum.Given(request.Http, signed))
        {
            request.Answer.Headers[name] = value;
        }
    }

    public async Task CopyPartAsync(S3Request request, string source)
    {
        var original = CopySource.Find(request, store, source);
        await using var content = original.Open();
        var (start, length) = Range(request.Header("x-amz-copy-source-range"), original.Stored.Size);
        content.Position = start;
        var part = await AddAsync(request, Pieces.Of(content, length, request.Aborted));
        await Xml.WriteAsync(request.Answer, Xml.Element("CopyPartResult", Xml.Element("LastModified", Xml.Time(part.LastModified)), Xml.Element("ETag", Xml.Quoted(part.Body.Md5))));
    }

    public async Task CompleteAsync(S3Request request, SignedBody signed)
    {
        var bucket = store.Require(request.Bucket);
        var upload = bucket.FindUpload(request.Query("uploadId")!, request.Key);
        var listed = Xml.Parse(await signed.ReadAllAsync(LongestList, request.Aborted), "CompleteMultipartUpload").Children("Part");
        var parts = Choose(upload, [.. listed]);
        var headers = upload.PartChecksums ? PartChecksums.In(upload, [.. listed]) : upload.WholeChecksum ? FullChecksum.In(upload.Headers, await FullChecksum.OfAsync(bucket, parts, FullChecksum.Given(request), request.Aborted)) : upload.Headers;
        var stored = objects.Make(request.Key, ETag(parts), parts, headers);
        objects.Finish(bucket, stored, "CompleteMultipartUpload", Condition.Of(request), upload);
        await Xml.WriteAsync(request.Answer, Xml.Element(
            "CompleteMultipartUploadResult",
            Xml.Element("Location", $"{request.Http.Scheme}://{request.Http.Host}{request.Http.Path}"),
            Xml.Element("Bucket", request.Bucket),
            Xml.Element("Key", request.Key),
            Xml.Element("ETag", Xml.Quoted(stored.ETag)),
            FullChecksum.Elements(stored)));
    }

    public void Abort(S3Request request)
    {
        var bucket = store.Require(request.Bucket);
        bucket.Abort(bucket.FindUpload(request.Query("uploadId")!, request.Key));
        request.Answer.StatusCode = (int)HttpStatusCode.NoContent;
    }

    private async Task<UploadedPart> AddAsync(S3Request request, IAsyncEnumerable<ReadOnlyMemory<byte>> content, Func<string?>? sha256 = null)
    {
        var bucket = store.Require(request.Bucket);
        var (number, id) = (request.Number("partNumber", 0), request.Query("uploadId")!);
        if (number is < 1 or > MostParts)
        {
            throw S3Exception.Invalid("Part number must be an integer between 1 and 10000, inclusive");
        }

        bucket.FindUpload(id, request.Key);
        var part = new UploadedPart(await bucket.Bodies.WriteAsync(content, request.Aborted), store.Now) { Sha256 = sha256?.Invoke() };
        bucket.AddPart(id, request.Key, number, part);
        return part;
    }

    private static List<StoredBody> Choose(Upload upload, List<XElement> listed)
    {
        var chosen = new List<StoredBody>();
        var last = 0;
        foreach (var part in listed)
        {
            var number = int.TryParse(part.Child("PartNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
            if (number <= last)
            {
                throw new S3Exception("InvalidPartOrder", HttpStatusCode.BadRequest, "The list of parts was not in ascending order. Parts must be ordered by part number.");
            }

            var found = upload.Parts.GetValueOrDefault(number)?.Body;
            if (found is null || found.Md5 != part.Child("ETag").Trim('"'))
            {
                throw new S3Exception("InvalidPart", HttpStatusCode.BadRequest, "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.");
            }

            chosen.Add(found);
            last = number;
        }

        var small = chosen.SkipLast(1).FirstOrDefault(part => part.Length < SmallestPart);
        return small is not null ? throw S3Exception.TooSmall(small.Length, SmallestPart)
            : chosen.Count == 0 ? throw S3Exception.Invalid("You must specify at least one part")
            : chosen;
    }

    // S3's ETag of parts: an MD5 of their MD5s, and how many they are.
#pragma warning disable CA5351
    private static string ETag(List<StoredBody> parts) => $"{Convert.ToHexStringLower(MD5.HashData([.. parts.SelectMany(part => Convert.FromHexString(part.Md5))]))}-{parts.Count}";
#pragma warning restore CA5351

    private static (long Start, long Length) Range(string? header, long size)
    {
        if (header is null)
        {
            return (0, size);
        }

        var match = FromTo().Match(header);
        return match.Success && long.TryParse(match.Groups[1].Value, out var from) && long.TryParse(match.Groups[2].Value, out var to) && from <= to && to < size
            ? (from, to - from + 1)
            : throw S3Exception.Invalid("The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy");
    }

    [GeneratedRegex("^bytes=([0-9]+)-([0-9]+)$")]
    private static partial Regex FromTo();
}

using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using GasOrleans.Aws.Local.S3.Signing;
using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.S3.Operations;

/// <summary>Lists of buckets, objects, uploads and parts; and deleting many objects at once.</summary>
internal sealed class Listings(BucketStore store)
{
    private const int MostKeys = 1000;
    private const int LongestRequest = 2 * 1024 * 1024;

    public Task BucketsAsync(S3Request request) => Xml.WriteAsync(request.Answer, Xml.Element(
        "ListAllMyBucketsResult",
        Xml.Element("Buckets", store.All.Select(bucket => Xml.Element("Bucket", Xml.Element("Name", bucket.Name))))));

    public Task ObjectsAsync(S3Request request)
    {
        var v2 = request.Query("list-type") == "2";
        var after = v2
            ? request.Query("continuation-token") is { } token ? Decode(token) : request.Query("start-after")
            : request.Query("marker");
        var most = Math.Min(request.Number("max-keys", MostKeys), MostKeys);
        var page = ListPage.Of(store.Require(request.Bucket).List(), request.Query("prefix") ?? "", request.Query("delimiter"), after ?? "", most);
        Func<string, string> encode = request.Query("encoding-type") == "url" ? key => Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal) : key => key;
        return Xml.WriteAsync(request.Answer, Xml.Element(
            "ListBucketResult",
            Xml.Element("Name", request.Bucket),
            Xml.Element("Prefix", encode(request.Query("prefix") ?? "")),
            Optional("Delimiter", request.Query("delimiter")),
            Optional("EncodingType", request.Query("encoding-type")),
            Xml.Element("MaxKeys", most),
            Xml.Element("KeyCount", page.Objects.Count + page.Prefixes.Count),
            Xml.Element("IsTruncated", page.Next is not null),
            v2 ? Optional("NextContinuationToken", page.Next is { } next ? Convert.ToBase64String(Encoding.UTF8.GetBytes(next)) : null) : Optional("NextMarker", page.Next),
            page.Objects.Select(stored => Xml.Element(
                "Contents",
                Xml.Element("Key", encode(stored.Key)),
                Xml.Element("LastModified", Xml.Time(stored.LastModified)),
                Xml.Element("ETag", Xml.Quoted(stored.ETag)),
                Xml.Element("Size", stored.Size),
                Xml.Element("StorageClass", stored.StorageClass))),
            page.Prefixes.Select(prefix => Xml.Element("CommonPrefixes", Xml.Element("Prefix", encode(prefix))))));
    }

    public Task UploadsAsync(S3Request request)
    {
        var prefix = request.Query("prefix") ?? "";
        var uploads = store.Require(request.Bucket).ListUploads().Where(upload => upload.Key.StartsWith(prefix, StringComparison.Ordinal)).Take(MostKeys);
        return Xml.WriteAsync(request.Answer, Xml.Element(
            "ListMultipartUploadsResult",
            Xml.Element("Bucket", request.Bucket),
            Xml.Element("IsTruncated", false),
            uploads.Select(upload => Xml.Element("Upload", Xml.Element("Key", upload.Key), Xml.Element("UploadId", upload.Id), Xml.Element("Initiated", Xml.Time(upload.Initiated))))));
    }

    public Task PartsAsync(S3Request request)
    {
        var upload = store.Require(request.Bucket).FindUpload(request.Query("uploadId")!, request.Key);
        var after = request.Number("part-number-marker", 0);
        var most = Math.Min(request.Number("max-parts", MostKeys), MostKeys);
        var left = upload.Parts.Where(part => part.Key > after).OrderBy(part => part.Key).ToList();
        var shown = left.Take(most).ToList();
        return Xml.WriteAsync(request.Answer, Xml.Element(
            "ListPartsResult",
            Xml.Element("Bucket", request.Bucket),
            Xml.Element("Key", request.Key),
            Xml.Element("UploadId", upload.Id),
            Xml.Element("PartNumberMarker", after),
            Optional("NextPartNumberMarker", shown.Count > 0 ? shown[^1].Key.ToString(CultureInfo.InvariantCulture) : null),
            Xml.Element("MaxParts", most),
            Xml.Element("IsTruncated", shown.Count < left.Count),
            Optional("ChecksumAlgorithm", upload.PartChecksums ? "SHA256" : null),
            shown.Select(part => Xml.Element(
                "Part",
                Xml.Element("PartNumber", part.Key),
                Xml.Element("LastModified", Xml.Time(part.Value.LastModified)),
                Xml.Element("ETag", Xml.Quoted(part.Value.Body.Md5)),
                Xml.Element("Size", part.Value.Body.Length),
                Optional("ChecksumSHA256", part.Value.Sha256)))));
    }

    public async Task DeleteAsync(S3Request request, SignedBody signed)
    {
        var bucket = store.Require(request.Bucket);
        var asked = Xml.Parse(await signed.ReadAllAsync(LongestRequest, request.Aborted), "Delete");
        var keys = asked.Children("Object").Select(one => one.Child("Key")).ToList();
        if (keys.Count > MostKeys)
        {
            throw new S3Exception("MalformedXML", HttpStatusCode.BadRequest, "At most 1000 objects are deleted by one request.");
        }

        keys.ForEach(bucket.Delete);
        var quiet = asked.Children("Quiet").Any(one => one.Value == "true");
        await Xml.WriteAsync(request.Answer, Xml.Element("DeleteResult", keys.Where(_ => !quiet).Select(key => Xml.Element("Deleted", Xml.Element("Key", key)))));
    }

    private static string Decode(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw S3Exception.Invalid("The continuation token provided is incorrect");
    }

    private static XElement? Optional(string name, string? value) => value is null ? null : Xml.Element(name, value);
}

using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using GasOrleans.Aws.Local.S3.Signing;
using GasOrleans.Aws.Local.S3.Store;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace GasOrleans.Aws.Local.S3.Operations;

/// <summary>A browser's upload form: the signed policy decides what may be sent, while it is being sent.</summary>
internal sealed class FormUpload(BucketStore store, Objects objects, AccessKey ours)
{
    private const int LongestField = 20 * 1024;

    public async Task PostAsync(S3Request request)
    {
        var bucket = store.Require(request.Bucket);
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var file = await ReadFieldsAsync(request, fields);
        var policy = CheckSignature(fields);
        var key = Field(fields, "key").Replace("${filename}", FileName(file), StringComparison.Ordinal);
        fields["key"] = key;
        policy.Check(fields, bucket.Name, store.Now);
        var body = await bucket.Bodies.WriteAsync(WithinAsync(file, policy, request.Aborted), request.Aborted);
        var stored = objects.Make(key, body, ObjectHeaders.Of(fields));
        objects.Finish(bucket, stored, "Post", _ => true);
        await AnswerAsync(request, fields, stored);
    }

    private static async Task<MultipartSection> ReadFieldsAsync(S3Request request, Dictionary<string, string> fields)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.Http.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        var reader = new MultipartReader(boundary ?? throw Malformed(), request.Http.Body);
        var length = 0;
        while (await NextAsync(reader, request.Aborted) is { } section)
        {
            var name = HeaderUtilities.RemoveQuotes(Disposition(section).Name).Value ?? throw Malformed();
            if (name.Equals("file", StringComparison.OrdinalIgnoreCase))
            {
                return section;
            }

            using var text = new StreamReader(section.Body, Encoding.UTF8);
            var value = await text.ReadToEndAsync(request.Aborted);
            length += name.Length + value.Length;
            if (length > LongestField)
            {
                throw new S3Exception("MaxPostPreDataLengthExceeded", HttpStatusCode.BadRequest, "Your POST request fields preceding the upload file were too large.");
            }

            fields[name] = value;
        }

        throw new S3Exception("IncorrectNumberOfFilesInPostRequest", HttpStatusCode.BadRequest, "POST requires exactly one file upload per request.");
    }

    private PostPolicy CheckSignature(Dictionary<string, string> fields)
    {
        var policy = fields.GetValueOrDefault("policy") ?? throw S3Exception.Denied();
        if (Field(fields, "x-amz-algorithm") != "AWS4-HMAC-SHA256")
        {
            throw S3Exception.Invalid("Bucket POST must contain a field named 'X-Amz-Algorithm' with the value AWS4-HMAC-SHA256.");
        }

        var signer = Signer.For(ours, Field(fields, "x-amz-credential"), Field(fields, "x-amz-date"));
        Signer.RequireSame(signer.Sign(policy), Field(fields, "x-amz-signature"));
        return PostPolicy.Parse(policy);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> WithinAsync(MultipartSection file, PostPolicy policy, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var size = 0L;
        await foreach (var piece in Pieces.Of(file.Body, cancellationToken))
        {
            size += piece.Length;
            if (size > policy.LargestFile)
            {
                throw S3Exception.TooLarge(size, policy.LargestFile);
            }

            yield return piece;
        }

        if (size < policy.SmallestFile)
        {
            throw S3Exception.TooSmall(size, policy.SmallestFile);
        }
    }

    private static Task AnswerAsync(S3Request request, Dictionary<string, string> fields, StoredObject stored)
    {
        var location = $"{request.Http.Scheme}://{request.Http.Host}/{request.Bucket}/{Uri.EscapeDataString(stored.Key)}";
        request.Answer.Headers.ETag = Xml.Quoted(stored.ETag);
        if (Uri.TryCreate(fields.GetValueOrDefault("success_action_redirect"), UriKind.Absolute, out var next))
        {
            var told = new Dictionary<string, string?> { ["bucket"] = request.Bucket, ["key"] = stored.Key, ["etag"] = Xml.Quoted(stored.ETag) };
            request.Answer.StatusCode = (int)HttpStatusCode.SeeOther;
            request.Answer.Headers.Location = QueryHelpers.AddQueryString(next.AbsoluteUri, told);
            return Task.CompletedTask;
        }

        request.Answer.Headers.Location = location;
        switch (fields.GetValueOrDefault("success_action_status"))
        {
            case "200":
                return Task.CompletedTask;
            case "201":
                var root = Xml.Element("PostResponse", Xml.Element("Location", location), Xml.Element("Bucket", request.Bucket), Xml.Element("Key", stored.Key), Xml.Element("ETag", Xml.Quoted(stored.ETag)));
                return Xml.WriteAsync(request.Answer, root, HttpStatusCode.Created);
            default:
                request.Answer.StatusCode = (int)HttpStatusCode.NoContent;
                return Task.CompletedTask;
        }
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (IOException)
        {
            throw Malformed();
        }
    }

    private static ContentDispositionHeaderValue Disposition(MultipartSection section) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) ? disposition : throw Malformed();

    // A path, if a browser sends one, is not part of the name.
    private static string FileName(MultipartSection file) => Path.GetFileName((HeaderUtilities.RemoveQuotes(Disposition(file).FileName).Value ?? "").Replace('\\', '/'));

    private static string Field(Dictionary<string, string> fields, string name) =>
        fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : throw S3Exception.Invalid($"Bucket POST must contain a field named '{name}'.  If it is specified, please check the order of the fields.");

    private static S3Exception Malformed() => S3Exception.Malformed("The body of your POST request is not well-formed multipart/form-data.");
}

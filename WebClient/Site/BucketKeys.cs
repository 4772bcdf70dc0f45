using System.Xml.Linq;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace GasOrleans.WebClient.Site;

/// <summary>The keys of cookies and forms as objects in S3, one each.</summary>
internal sealed class BucketKeys(IAmazonS3 s3, string bucket) : IXmlRepository
{
    private const string Prefix = "data-protection/";

    // Data Protection asks at start, once a day, and when a key is new, and knows no other way than to wait. A server has no
    // context that the answer would need, and a task of its own is never the one that waits.
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => WriteAsync(element, friendlyName)).GetAwaiter().GetResult();

    private async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        var all = new List<XElement>();
        await foreach (var found in s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = bucket, Prefix = Prefix }).S3Objects)
        {
            using var answer = await s3.GetObjectAsync(bucket, found.Key);
            all.Add(await XElement.LoadAsync(answer.ResponseStream, LoadOptions.None, CancellationToken.None));
        }

        return all;
    }

    private async Task WriteAsync(XElement element, string name) => await s3.PutObjectAsync(new()
    {
        BucketName = bucket,
        Key = $"{Prefix}{name}.xml",
        ContentBody = element.ToString(SaveOptions.DisableFormatting),
        ContentType = "application/xml",
    });
}

using System.Xml.Linq;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace GasOrleans.WebClient.Site;

/// <summary>Data Protection's keys as objects of a bucket that only web servers read: servers come and go, the keys stay.</summary>
internal sealed class BucketKeys(IAmazonS3 s3, string bucket) : IXmlRepository
{
    // Data Protection asks on a thread of its own, at start and once a day, and knows no waiting: its interface is older than that.
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => WriteAsync(element, friendlyName)).GetAwaiter().GetResult();

    private async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        var keys = new List<XElement>();
        await foreach (var one in s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = bucket }).S3Objects)
        {
            using var answer = await s3.GetObjectAsync(bucket, one.Key);
            keys.Add(await XElement.LoadAsync(answer.ResponseStream, LoadOptions.None, CancellationToken.None));
        }

        return keys;
    }

    private Task<PutObjectResponse> WriteAsync(XElement element, string name)
        => s3.PutObjectAsync(new() { BucketName = bucket, Key = $"{name}.xml", ContentBody = element.ToString(SaveOptions.DisableFormatting) });
}

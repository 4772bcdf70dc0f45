namespace GasOrleans.Results;

/// <summary>What is safe of an object that is being uploaded: whoever knows it can go on.</summary>
/// <param name="Bucket">The object's bucket.</param>
/// <param name="Key">The object's key: an upload keeps that of its beginning.</param>
/// <param name="UploadId">S3's name of the upload.</param>
/// <param name="Parts">The parts, in order, from number 1.</param>
internal sealed record UploadedParts(string Bucket, string Key, string UploadId, IReadOnlyList<UploadedPart> Parts)
{
    /// <summary>Bytes of the object so far.</summary>
    public long Length => Parts.Sum(part => part.Bytes);
}

/// <summary>A part of an upload.</summary>
/// <param name="ETag">What S3 calls its content.</param>
/// <param name="Bytes">Its length.</param>
internal sealed record UploadedPart(string ETag, long Bytes);

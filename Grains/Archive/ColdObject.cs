namespace GasOrleans.Archive;

/// <summary>An object in S3; as the id of an archive it is written <c>bucket/key</c>, so that it is found after the bucket of new ones changed.</summary>
internal sealed record ColdObject(string Bucket, string Key)
{
    public override string ToString() => $"{Bucket}/{Key}";

    public static ColdObject Parse(string id) => id.Split('/', 2) is [{ Length: > 0 } bucket, { Length: > 0 } key]
        ? new(bucket, key)
        : throw new FormatException($"'{id}' is not the id of an archive in S3, which is bucket/key.");
}

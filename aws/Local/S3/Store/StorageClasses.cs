using System.Net;

namespace GasOrleans.Aws.Local.S3.Store;

/// <summary>The storage classes that S3 takes, and which of them must be restored before reading.</summary>
internal static class StorageClasses
{
    public const string Header = "x-amz-storage-class";
    public const string Standard = "STANDARD";
    public const string DeepArchive = "DEEP_ARCHIVE";
    private static readonly string[] Known = [Standard, "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", DeepArchive];

    public static bool IsCold(string name) => name is "GLACIER" or DeepArchive;

    public static string Require(string name) => Known.Contains(name)
        ? name
        : throw new S3Exception("InvalidStorageClass", HttpStatusCode.BadRequest, "The storage class you specified is not valid");
}

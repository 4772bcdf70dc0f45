using Amazon.S3.Model;

namespace GasOrleans.Archive;

/// <summary>Reads how far a restore is from an object's headers: from <c>x-amz-restore</c>, because the class stays what it is.</summary>
internal static class ColdHead
{
    public static RetrievalLook Look(GetObjectMetadataResponse head, DateTimeOffset now) => head switch
    {
        { StorageClass.Value: not ("GLACIER" or "DEEP_ARCHIVE") } or { StorageClass: null } => new RetrievalLook.Ready(null),
        { RestoreInProgress: true } => new RetrievalLook.Waiting(),
        { RestoreExpiration: { } until } when Utc(until) > now => new RetrievalLook.Ready(Utc(until)),
        _ => new RetrievalLook.Failed("No restore is under way, and no restored copy is there: it failed or has expired"),
    };

    private static DateTimeOffset Utc(DateTime time) => new(time.ToUniversalTime());
}

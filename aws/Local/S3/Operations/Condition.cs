using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.S3.Operations;

/// <summary>Conditional writes: <c>If-None-Match: *</c> (nothing there yet) and <c>If-Match</c> (still that one).</summary>
internal static class Condition
{
    public static Func<StoredObject?, bool> Of(S3Request request)
    {
        var (match, none) = (request.Header("If-Match"), request.Header("If-None-Match"));
        return there => (none is null || there is null) && (match is null || (there is not null && match.Trim('"') == there.ETag));
    }
}

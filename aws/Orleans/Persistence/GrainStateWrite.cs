using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Orleans.Storage;

namespace Orleans.Aws;

/// <summary>One write or clear: what it expects to find, and what is said when it finds something else.</summary>
internal readonly record struct GrainStateWrite(string Verb, GrainStateKey Key, GrainId Grain, string StateName, string? ETag)
{
    // An expired item that DynamoDB has not deleted yet is as good as none.
    private const string IsNew = $"attribute_not_exists({GrainStateItem.Grain}) OR {GrainStateItem.Expiry} <= :now";
    private const string IsUnchanged = $"{GrainStateItem.ETag} = :etag";

    public string Condition => Expected is null ? IsNew : IsUnchanged;

    public Dictionary<string, AttributeValue> Values(long now)
        => Expected is { } etag ? new(1) { [":etag"] = GrainStateItem.Number(etag) } : new(1) { [":now"] = GrainStateItem.Number(now) };

    public long NextETag => Expected is { } etag ? etag + 1 : 0;

    public InconsistentStateException Conflict(ConditionalCheckFailedException e)
    {
        var stored = GrainStateItem.ETagOf(e.Item);
        return new($"{Subject} found another ETag: stored {stored ?? "none"}, expected {ETag ?? "none"}.", stored, ETag, e);
    }

    /// <summary>
    /// Whatever the reason, the activation now holds what is not known to be stored.
    /// This exception makes Orleans drop the activation, so that the next call reads what is.
    /// </summary>
    public InconsistentStateException Unwritten(string reason, Exception? e) => new($"{Subject} failed: {reason}", null, ETag, e);

    private string Subject => $"The {Verb} of state '{StateName}' of grain {Grain}";

    private long? Expected
    {
        get
        {
            if (string.IsNullOrWhiteSpace(ETag))
            {
                return null;
            }

            return long.TryParse(ETag, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var etag)
                ? etag
                : throw Unwritten($"'{ETag}' is no ETag of this storage.", null);
        }
    }
}

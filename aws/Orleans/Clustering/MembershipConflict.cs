using Amazon.DynamoDBv2.Model;

namespace Orleans.Aws;

/// <summary>Tells a lost race from a failure.</summary>
internal static class MembershipConflict
{
    private const string None = "None";
    private const string Condition = "ConditionalCheckFailed";
    private const string Transaction = "TransactionConflict";

    /// <summary>Whether a transaction was cancelled by nothing but other writers.</summary>
    public static bool IsOne(TransactionCanceledException e)
        => e.CancellationReasons is { Count: > 0 } reasons && reasons.TrueForAll(r => r.Code is null or None or Condition or Transaction);

    /// <summary>The stored item of the first write, where only its condition failed.</summary>
    public static Dictionary<string, AttributeValue>? OnlyStored(TransactionCanceledException e)
        => e.CancellationReasons is [{ Code: Condition, Item: { Count: > 0 } item }, { Code: null or None }] ? item : null;
}

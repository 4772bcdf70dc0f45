namespace GasOrleans.Archive;

/// <summary>Why a retrieval does not have the faster tier, as people read it.</summary>
internal static class FallbackReasons
{
    public const string NoCapacity = "AWS had no capacity for an expedited retrieval";

    public const string Policy = "The account's data retrieval policy does not allow an expedited retrieval";

    public const string Class = "This storage class has no expedited retrieval";
}

using GasOrleans.WebClient.Components;

namespace GasOrleans.WebClient.Jobs;

/// <summary>Kinds of change as people read them.</summary>
internal static class VariantWords
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["snv"] = "one base for another",
        ["mnv"] = "several bases for as many",
        ["insertion"] = "insertion",
        ["deletion"] = "deletion",
        ["indel"] = "bases for another number of bases",
        ["structural"] = "structural",
        ["overlapped"] = "deleted by an earlier record",
        ["reference"] = "no change",
    };

    public static IReadOnlyList<Bar> Bars(IReadOnlyDictionary<string, long> counts) =>
    [
        .. counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => new Bar(Kinds.GetValueOrDefault(one.Key, one.Key), one.Value)),
    ];
}

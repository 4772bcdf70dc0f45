namespace GasOrleans.Jobs;

/// <summary>What a result holds. Its default is what results held before there was a choice, so that old jobs have it.</summary>
/// <param name="PickedOnly">Whether it has the picked consequence of each allele alone, as with VEP's <c>--pick</c>; else that on every transcript.</param>
/// <param name="GenomicNames">Whether each consequence has the variant's name on its chromosome (<c>HGVSg</c>).</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.ResultOptions")]
public readonly record struct ResultOptions([property: Id(0)] bool PickedOnly, [property: Id(1)] bool GenomicNames);

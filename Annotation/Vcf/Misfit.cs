using System.Text;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>Decides at the end whether the file was called against another genome: then nothing of it may be published.</summary>
internal static class Misfit
{
    private const int FewestDifferent = 3;
    private const int Named = 5;

    public static Problem? Of(ReferenceBundle bundle, SeenContigs contigs, VariantCounts counts)
    {
        if (counts.Records > 0 && counts.OnContig == 0)
        {
            var names = string.Join(", ", contigs.All.Take(Named).Select(contig => Printable.Text(Encoding.UTF8.GetBytes(contig.Name))));
            var known = string.Join(", ", bundle.Contigs.Select(contig => contig.Name).Take(Named));
            return Wrong($"none of its chromosomes ({names}) is in {bundle.Manifest.DisplayName} ({known})");
        }

        return counts.Different >= FewestDifferent && counts.Different * 2 >= counts.Checked
            ? Wrong(FormattableString.Invariant($"REF differs from {bundle.Manifest.DisplayName} in {counts.Different:N0} of {counts.Checked:N0} records; it is on another genome build or off by one"))
            : null;
    }

    private static Problem Wrong(string why) => Problem.OfFile(Code.WrongReference, why);
}

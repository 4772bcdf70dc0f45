using System.Text;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Vcf;

/// <summary>
/// Declares the contigs that the input uses but does not declare. The header goes out before all records are read, so
/// beyond what was read ahead the bundle's other contigs are declared too, in the way the input seems to name them.
/// </summary>
internal static class ContigLines
{
    public static void Write(BgzfWriter output, ReferenceBundle bundle, MetaHeader header, BodyLook look, bool whole)
    {
        var used = new HashSet<Contig>();
        var prefix = Prefixing.None;
        foreach (var name in look.Contigs)
        {
            var known = bundle.TryFindContig(Encoding.UTF8.GetBytes(name), out var contig, out _);
            if (known)
            {
                used.Add(contig!);
                prefix = name == "chr" + contig!.Name ? Prefixing.Added : contig.Name == "chr" + name ? Prefixing.Removed : prefix;
            }

            Declare(output, header, name, contig);
        }

        foreach (var contig in whole || header.DeclaresContigs ? [] : bundle.Contigs.Where(contig => !used.Contains(contig)))
        {
            Declare(output, header, Named(contig.Name, prefix), contig);
        }
    }

    private enum Prefixing
    {
        None,
        Added,
        Removed,
    }

    private static string Named(string name, Prefixing prefix) => prefix switch
    {
        Prefixing.Added when !name.StartsWith("chr", StringComparison.Ordinal) => "chr" + name,
        Prefixing.Removed when name.StartsWith("chr", StringComparison.Ordinal) => name[3..],
        _ => name,
    };

    private static void Declare(BgzfWriter output, MetaHeader header, string name, Contig? contig)
    {
        if (!header.Declares(name))
        {
            output.WriteLine(HeaderLines.Contig(name, contig?.Length));
        }
    }
}

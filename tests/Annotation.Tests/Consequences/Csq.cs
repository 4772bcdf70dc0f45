using System.Buffers;
using System.Text;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Tests.Consequences;

/// <summary>One CSQ entry, field by field.</summary>
public sealed class Csq(string entry)
{
    private static readonly string[] Names = CsqFormat.Own.Split('|');
    private readonly string[] fields = entry.Split('|');

    public string this[string name] => fields.Length == Names.Length
        ? fields[Array.IndexOf(Names, name)]
        : throw new InvalidOperationException($"{fields.Length} fields instead of {Names.Length}: {entry}");

    public string Consequence => this["Consequence"];

    public override string ToString() => entry;

    /// <summary>Annotates one allele and takes its entries apart.</summary>
    public static Called Of(ReferenceBundle bundle, int position, string reference, string alternate)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var annotator = new AlleleAnnotator(bundle);
        var text = new ArrayBufferWriter<byte>();
        var call = annotator.Annotate(
            bundle.Contigs[0], position, Encoding.ASCII.GetBytes(reference), Encoding.ASCII.GetBytes(alternate), text);
        var entries = Encoding.UTF8.GetString(text.WrittenSpan);
        return new(
            entries.Length == 0 ? [] : [.. entries.Split(',').Select(entry => new Csq(entry))], call, Encoding.UTF8.GetString(annotator.KnownIds));
    }
}

/// <summary>What the annotator says of one allele.</summary>
public sealed record Called(IReadOnlyList<Csq> Entries, AlleleCall Call, string KnownIds)
{
    public Csq Of(string feature) => Assert.Single(Entries, entry => entry["Feature"] == feature || entry["SYMBOL"] == feature);
}

using System.Buffers.Text;
using System.Text;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Vcf;

namespace GasOrleans.Annotation.Browsing;

/// <summary>Reads a result's lines: whether a filter wants them, and as rows.</summary>
internal sealed class RowText
{
    private const int LongestShown = 200;
    private const int MostKnown = 20;

    private static readonly Dictionary<string, Consequence> Ranks = ConsequenceTerms.All.ToDictionary(ConsequenceTerms.Name, StringComparer.Ordinal);
    private static readonly Dictionary<string, Consequence>.AlternateLookup<ReadOnlySpan<char>> ByName = Ranks.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly VariantFilter filter;
    private readonly byte[]? contig;
    private readonly byte[]? gene;
    private readonly byte[]? id;
    private readonly uint terms;
    private readonly int consequence;
    private readonly int symbol;
    private readonly int geneId;
    private readonly int coding;
    private readonly int protein;
    private readonly int known;
    private readonly int pick;

    public RowText(VariantFilter filter, string format)
    {
        this.filter = filter;
        (contig, gene, id) = (Bytes(filter.Region?.Contig), Bytes(filter.Gene), Bytes(filter.Id));
        terms = TermsOf(filter);
        var fields = format.Split('|');
        int Place(string name) => Array.IndexOf(fields, name);
        (consequence, symbol, geneId, coding, protein) = (Place("Consequence"), Place("SYMBOL"), Place("Gene"), Place("HGVSc"), Place("HGVSp"));
        (known, pick) = (Place("Existing_variation"), Place("PICK"));
    }

    /// <summary>The consequences that a filter wants, a bit each; all when it does not matter.</summary>
    public static uint TermsOf(VariantFilter filter)
    {
        var wanted = uint.MaxValue;
        if (filter.Consequence is { } name)
        {
            wanted = Ranks.TryGetValue(name, out var term) ? 1U << (int)term : 0;
        }

        if (filter.Impact is { } impact)
        {
            wanted &= ConsequenceTerms.All.Where(term => ConsequenceTerms.Grade(term).ToString().Equals(impact, StringComparison.OrdinalIgnoreCase)).Aggregate(0U, (bits, term) => bits | (1U << (int)term));
        }

        return wanted;
    }

    /// <summary>The row, if the filter wants it.</summary>
    public VariantRow? Read(ReadOnlySpan<byte> line)
    {
        var record = Record.Cut(line);
        if (record.Columns < Record.Fewest || !Utf8Parser.TryParse(record.Pos, out long position, out _) || !IsInRegion(record, position))
        {
            return null;
        }

        var csq = Csq(record.Info);
        var found = default(Entries);
        foreach (var range in csq.Split((byte)','))
        {
            Take(csq[range], ref found);
        }

        var wanted = (filter.Consequence is null && filter.Impact is null) || (found.Terms & terms) != 0;
        wanted &= gene is null || found.HasGene;
        wanted &= id is null || found.HasId || Has(record.Id, (byte)';', id);
        wanted &= filter.Known is null || filter.Known == !found.Known.IsEmpty;
        return wanted ? Row(record, position, found) : null;
    }

    private bool IsInRegion(in Record record, long position)
        => filter.Region is not { } region || (record.Chrom.SequenceEqual(contig) && position <= region.Last && Output.InfoEnd.Of(record, (int)Math.Clamp(position - 1, 0, int.MaxValue - 1)) >= region.First);

    private void Take(ReadOnlySpan<byte> entry, ref Entries found)
    {
        if (entry.IsEmpty)
        {
            return;
        }

        var (number, chosen) = (0, found.Chosen.IsEmpty);
        ReadOnlySpan<byte> ids = default;
        foreach (var range in entry.Split((byte)'|'))
        {
            var field = entry[range];
            if (number == consequence)
            {
                found.Terms |= Bits(field);
            }
            else if (number == known)
            {
                ids = field;
                found.HasId |= id is not null && Has(field, (byte)'&', id);
            }
            else if ((number == symbol || number == geneId) && gene is not null)
            {
                found.HasGene |= Ascii.EqualsIgnoreCase(field, gene);
            }
            else if (number == pick && field is [(byte)'1'] && !found.Picked)
            {
                (chosen, found.Picked) = (true, true);
            }

            number++;
        }

        found.Chosen = chosen ? entry : found.Chosen;
        found.Known = found.Known.IsEmpty ? ids : found.Known;
    }

    private VariantRow Row(in Record record, long position, in Entries found)
    {
        var term = found.Terms == 0 ? Consequence.None : (Consequence)System.Numerics.BitOperations.TrailingZeroCount(found.Terms);
        var name = Field(found.Chosen, symbol);
        return new(
            Text(record.Chrom)!, position, Text(record.Id)!, Text(record.Ref)!, Text(record.Alt)!, Text(record.Qual)!, Text(record.Filter)!,
            term == Consequence.None ? null : ConsequenceTerms.Name(term), term == Consequence.None ? null : ConsequenceTerms.Grade(term).ToString().ToUpperInvariant(),
            Text(name.IsEmpty ? Field(found.Chosen, geneId) : name), Text(Field(found.Chosen, coding)), Text(Field(found.Chosen, protein)), Known(found.Known));
    }

    private static string[] Known(ReadOnlySpan<byte> ids)
    {
        var list = new List<string>();
        foreach (var range in ids.Split((byte)'&'))
        {
            if (list.Count < MostKnown && Text(ids[range]) is { } text)
            {
                list.Add(text);
            }
        }

        return [.. list];
    }

    private static uint Bits(ReadOnlySpan<byte> names)
    {
        var bits = 0U;
        Span<char> text = stackalloc char[64];
        foreach (var range in names.Split((byte)'&'))
        {
            var name = names[range];
            if (name.Length <= text.Length && Encoding.ASCII.TryGetChars(name, text, out var length) && ByName.TryGetValue(text[..length], out var term))
            {
                bits |= 1U << (int)term;
            }
        }

        return bits;
    }

    private static ReadOnlySpan<byte> Csq(ReadOnlySpan<byte> info)
    {
        var at = info.StartsWith("CSQ="u8) ? 0 : info.IndexOf(";CSQ="u8) + 1;
        var value = info[at..].StartsWith("CSQ="u8) ? info[(at + 4)..] : [];
        var end = value.IndexOf((byte)';');
        return end < 0 ? value : value[..end];
    }

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> entry, int place)
    {
        foreach (var range in entry.Split((byte)'|'))
        {
            if (place-- == 0)
            {
                return entry[range];
            }
        }

        return [];
    }

    private static bool Has(ReadOnlySpan<byte> list, byte separator, ReadOnlySpan<byte> wanted)
    {
        foreach (var range in list.Split(separator))
        {
            if (list[range].SequenceEqual(wanted))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Text(ReadOnlySpan<byte> text)
        => text.IsEmpty ? null : text.Length <= LongestShown ? Encoding.UTF8.GetString(text) : Encoding.UTF8.GetString(text[..LongestShown]) + "…";

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    private ref struct Entries
    {
        public uint Terms;
        public bool HasGene;
        public bool HasId;
        public bool Picked;
        public ReadOnlySpan<byte> Chosen;
        public ReadOnlySpan<byte> Known;
    }
}

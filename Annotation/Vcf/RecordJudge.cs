using System.Globalization;
using System.Text;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>Judges a record that is kept: what is unusual about it, and where it stands on the genome.</summary>
internal sealed class RecordJudge(Tally tally, int columns)
{
    private const int ShownBases = 20;

    /// <summary>How the records follow each other.</summary>
    public RecordOrder Order { get; } = new();

    /// <summary>Notes what is unusual about the columns and the place among the other records.</summary>
    public void JudgeForm(in Record record, SeenContig contig, int position, long line, ref CodeSet flags)
    {
        if (record.Columns < Record.Fixed)
        {
            flags.Add(Code.ShortRecord);
            tally.Add(Code.ShortRecord, line, record.Columns, static count => FormattableString.Invariant($"{count}"));
        }
        else if (record.Columns != columns)
        {
            flags.Add(Code.SampleColumns);
            tally.Add(Code.SampleColumns, line, (record.Columns, columns), static found => WrongWidth(found.Columns, found.columns));
        }

        if (!Positions.IsQuality(record.Qual))
        {
            tally.Add(Code.BadQual, line, record.Qual);
        }

        if (Order.IsLate(contig.Index, position))
        {
            tally.Add(Code.Unsorted, line);
        }

        if (Order.IsDuplicate(record.Ref, record.Alt))
        {
            tally.Add(Code.DuplicateRecords, line);
        }
    }

    /// <summary>The contig on which the record can be annotated; null when it cannot be.</summary>
    public Contig? Locate(in Record record, SeenContig seen, int position, long line, VariantCounts counts, ref CodeSet flags)
    {
        if (seen.Contig is not { } contig)
        {
            return Flag(Code.UnknownContig, line, seen.Name, ref flags);
        }

        NoteRenamed(seen, contig, line);
        counts.OnContig++;
        if (position == 0)
        {
            return Flag(Code.PosZero, line, "", ref flags);
        }

        if (IsUnstated(record))
        {
            return contig;
        }

        if (Alleles.OfReference(record.Ref) == AlleleKind.Ambiguous)
        {
            return Flag(Code.AmbiguousBase, line, Printable.Text(record.Ref), ref flags);
        }

        counts.Checked++;
        if (contig.Matches(position, record.Ref))
        {
            return contig;
        }

        counts.Different++;
        var beyond = (long)position - 1 + record.Ref.Length > contig.Length;
        var code = beyond ? Code.PosOutOfRange : Code.RefMismatch;
        return Flag(code, line, !tally.Lists(code) ? "" : beyond ? Beyond(position, contig) : Differs(record, contig, position), ref flags);
    }

    /// <summary>Callers of structural variants write N for a base they did not look up: that is no wrong base.</summary>
    private static bool IsUnstated(in Record record)
        => record.Ref is [(byte)'N' or (byte)'n'] && Alleles.OfAlternate(record.Alt) is AlleleKind.Structural or AlleleKind.AnyOther;

    private static string WrongWidth(int has, int should) => string.Create(
        CultureInfo.InvariantCulture,
        $"the record has {has} instead of {should}, {(has < should ? "the missing ones were padded with '.'" : "the surplus ones were left out")}");

    private static string Beyond(int position, Contig contig)
        => FormattableString.Invariant($"{position} reaches beyond the end of {contig.Name} ({contig.Length})");

    private static string Differs(in Record record, Contig contig, int position)
    {
        var shown = Math.Min(record.Ref.Length, ShownBases);
        var more = shown < record.Ref.Length ? "…" : "";
        return $"{Printable.Text(record.Ref[..shown])}{more}, the genome has {Encoding.ASCII.GetString(contig.Bases.Slice(position - 1, shown))}{more}";
    }

    private void NoteRenamed(SeenContig seen, Contig contig, long line)
    {
        if (!seen.Renamed)
        {
            return;
        }

        if (seen.Told)
        {
            tally.Count(Code.ContigRenamed);
            return;
        }

        seen.Told = true;
        tally.AddRenamed(line, $"{seen.Name} was read as {contig.Name}");
    }

    private Contig? Flag(Code code, long line, string found, ref CodeSet flags)
    {
        flags.Add(code);
        tally.Add(code, line, found, static text => text);
        return null;
    }
}

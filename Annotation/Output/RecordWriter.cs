using GasOrleans.Annotation.Browsing;
using GasOrleans.Annotation.Vcf;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Output;

/// <summary>Writes a record: the user's bytes, ID filled when it is missing, our INFO fields, and as many columns as the header has.</summary>
internal sealed class RecordWriter(BgzfBlocks output, TabixIndex index, TablePart table, Tally tally, int columns)
{
    /// <summary>Writes the record and enters it into the index.</summary>
    public void Write(in Record record, SeenContig contig, int position, AlleleCaller calls, CodeSet flags)
    {
        var from = output.VirtualOffset;
        WriteBeforeInfo(record, Record.IsMissing(record.Id) ? calls.KnownIds : default);
        if (InfoColumn.Write(output, record.Info, calls.Csq, flags))
        {
            tally.Count(Code.ReplacedAnnotations);
        }

        WriteGenotypes(record.Genotypes, record.Columns);
        output.WriteByte((byte)'\n');
        var start = Math.Max(position - 1, 0);
        var end = InfoEnd.Of(record, start);
        index.Add(contig.Index, contig.Name, start, end, from, output.VirtualOffset);
        table.Add(contig.Index, start, end, from, calls.Terms, calls.Rows, calls.IsKnown);
        table.AddIds(record.Id);
        table.AddIds(calls.KnownIds);
    }

    private void WriteBeforeInfo(in Record record, ReadOnlySpan<byte> knownIds)
    {
        if (knownIds.IsEmpty && !record.BeforeInfo.IsEmpty)
        {
            output.Write(record.BeforeInfo);
            return;
        }

        Field(record.Chrom);
        Field(record.Pos);
        Field(knownIds.IsEmpty ? record.Id : knownIds);
        Field(record.Ref);
        Field(record.Alt);
        Field(record.Qual);
        Field(record.Filter);
    }

    private void Field(ReadOnlySpan<byte> field)
    {
        output.Write(field);
        output.WriteByte((byte)'\t');
    }

    private void WriteGenotypes(ReadOnlySpan<byte> genotypes, int has)
    {
        var surplus = has - columns;
        for (; surplus > 0; surplus--)
        {
            genotypes = genotypes[..Math.Max(genotypes.LastIndexOf((byte)'\t'), 0)];
        }

        if (columns > Record.Fixed && has > Record.Fixed)
        {
            output.WriteByte((byte)'\t');
            output.Write(genotypes);
        }

        for (var missing = columns - Math.Max(has, Record.Fixed); missing > 0; missing--)
        {
            output.Write("\t."u8);
        }
    }
}
